"""Alembic's way in: it migrates over the connection that it is given."""

from alembic import context

from assistant.faq.records import Record

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Record.metadata,
    version_table="faq_revision",
    # SQLite changes a column by making its table anew.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
