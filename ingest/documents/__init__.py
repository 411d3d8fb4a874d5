"""Documents, whatever their format, and the passages that are cut of them."""
