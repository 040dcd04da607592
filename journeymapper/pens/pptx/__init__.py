"""PPTX: pictures as native shapes of a slide, ways as connectors glued to them."""
