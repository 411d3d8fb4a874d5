"""The official texts: which there are, and how they are fetched."""
