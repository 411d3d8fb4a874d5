"""The changes to the tables, one after the other, for Alembic."""
