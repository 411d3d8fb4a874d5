"""Prints of Bills as PDF."""
