"""The bar of the heat map: what the map is coloured by, and what the colours mean."""
