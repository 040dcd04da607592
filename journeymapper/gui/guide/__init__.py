"""The guide: a panel that leads through the steps of a good map."""
