"""The way to the client: the export dialog."""
