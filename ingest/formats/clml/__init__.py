"""CLML, the XML of legislation.gov.uk."""
