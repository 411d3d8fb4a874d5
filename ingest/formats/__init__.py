"""The parsers: one package a format."""
