"""What the parsers of legislation share."""
