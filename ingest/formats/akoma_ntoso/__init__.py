"""Akoma Ntoso, the XML of Acts and Bills."""
