"""Dialogs about the whole project: details, history, personas from elsewhere."""
