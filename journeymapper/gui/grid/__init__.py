"""The grid view: stages across, lanes down, on the same records as the map."""
