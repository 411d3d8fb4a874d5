"""The first tables: sets, entries, answers, citations, comments, changes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""
    op.create_table(
        "faq_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.String(length=80), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq_changes")),
    )
    op.create_index(op.f("ix_faq_changes_set_id"), "faq_changes", ["set_id"], unique=False)
    op.create_table(
        "faq_sets",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("setting", sa.String(length=80), nullable=True),
        sa.Column("created_by", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("next_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq_sets")),
    )
    op.create_table(
        "faq_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("setting", sa.String(length=80), nullable=True),
        sa.Column("section", sa.String(length=200), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("state_by", sa.String(length=200), nullable=False),
        sa.Column("state_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_id"], ["faq_sets.id"], name=op.f("fk_faq_entries_set_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq_entries")),
        sa.UniqueConstraint("set_id", "number", name=op.f("uq_faq_entries_set_id")),
    )
    op.create_index(op.f("ix_faq_entries_set_id"), "faq_entries", ["set_id"], unique=False)
    op.create_table(
        "faq_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("proposed", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("composer", sa.String(length=200), nullable=False),
        sa.Column("library_edition", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("edited_by", sa.String(length=200), nullable=True),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["faq_entries.id"], name=op.f("fk_faq_answers_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq_answers")),
        sa.UniqueConstraint("entry_id", "proposed", name=op.f("uq_faq_answers_entry_id")),
    )
    op.create_index(op.f("ix_faq_answers_entry_id"), "faq_answers", ["entry_id"], unique=False)
    op.create_table(
        "faq_comments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["faq_entries.id"], name=op.f("fk_faq_comments_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq_comments")),
    )
    op.create_index(op.f("ix_faq_comments_entry_id"), "faq_comments", ["entry_id"], unique=False)
    op.create_table(
        "faq_citations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("passage_id", sa.String(length=500), nullable=False),
        sa.Column("source_id", sa.String(length=200), nullable=False),
        sa.Column("source_title", sa.Text(), nullable=False),
        sa.Column("authority", sa.String(length=40), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("second_address", sa.Text(), nullable=True),
        sa.Column("heading_path", sa.JSON(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("state_note", sa.Text(), nullable=False),
        sa.Column("checked", sa.String(length=7), nullable=False),
        sa.Column("origin", sa.String(length=40), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("licence", sa.Text(), nullable=False),
        sa.Column("counterparts", sa.JSON(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("passage_text", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["faq_answers.id"], name=op.f("fk_faq_citations_answer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq_citations")),
        sa.UniqueConstraint("answer_id", "number", name=op.f("uq_faq_citations_answer_id")),
    )
    op.create_index(op.f("ix_faq_citations_answer_id"), "faq_citations", ["answer_id"], unique=False)
    op.create_index(op.f("ix_faq_citations_passage_id"), "faq_citations", ["passage_id"], unique=False)


def downgrade() -> None:
    """Go back to the one before."""
    op.drop_index(op.f("ix_faq_citations_passage_id"), table_name="faq_citations")
    op.drop_index(op.f("ix_faq_citations_answer_id"), table_name="faq_citations")
    op.drop_table("faq_citations")
    op.drop_index(op.f("ix_faq_comments_entry_id"), table_name="faq_comments")
    op.drop_table("faq_comments")
    op.drop_index(op.f("ix_faq_answers_entry_id"), table_name="faq_answers")
    op.drop_table("faq_answers")
    op.drop_index(op.f("ix_faq_entries_set_id"), table_name="faq_entries")
    op.drop_table("faq_entries")
    op.drop_table("faq_sets")
    op.drop_index(op.f("ix_faq_changes_set_id"), table_name="faq_changes")
    op.drop_table("faq_changes")
