"""Pages of GOV.UK, from its Content API."""
