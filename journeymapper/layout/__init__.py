"""Where things stand and how connections run, when nobody placed them."""
