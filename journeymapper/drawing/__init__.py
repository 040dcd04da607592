"""Records turned into pictures: cards, connections, stages, curves, pages."""
