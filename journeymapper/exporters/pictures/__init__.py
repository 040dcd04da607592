"""Maps as pictures without pages: what is said in them, and pixels in bands."""
