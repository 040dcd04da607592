"""The main window: bars, menus, docks, pages, and what it says when things go wrong."""
