"""What the bot is trusted for: replies, promises, erasure and delivery."""

import sqlalchemy as sa
from alembic import op

from storage.database.columns import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ABOUT_ONE_CASE = """
INSERT INTO message_about (chat_id, message_id, requisition_id, internal, shared)
SELECT outbox.chat_id, outbox.message_id, MIN(case_message.requisition_id), :no, :no
FROM case_message JOIN outbox ON outbox.id = case_message.outbox_id
WHERE outbox.message_id IS NOT NULL
GROUP BY outbox.chat_id, outbox.message_id
HAVING MIN(case_message.requisition_id) = MAX(case_message.requisition_id)
"""
_ABOUT_A_VISIT = """
INSERT INTO message_about (chat_id, message_id, requisition_id, internal, shared)
SELECT outbox.chat_id, outbox.message_id, MIN(visit.requisition_id), :no, :no
FROM visit JOIN outbox ON outbox.id = visit.asked_id
WHERE outbox.message_id IS NOT NULL
GROUP BY outbox.chat_id, outbox.message_id
"""


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column("inbox", sa.Column("attempts", sa.Integer(), server_default="0", nullable=False))
    _lost_answers()
    _words_of_several_messages()
    _keep_what_comes_at_the_wrong_time()
    _replies()
    _promises()
    op.add_column("requisition", sa.Column("closed_outbox_id", sa.BigInteger(), nullable=True))
    op.add_column("case_message", sa.Column("taken_back_at", UtcDateTime(), nullable=True))
    _people_who_are_erased()


def _lost_answers() -> None:
    """A message of which nobody knows whether it arrived, and after how many attempts."""
    with op.batch_alter_table("outbox", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(
            sa.Column("lost_answers", sa.Integer(), server_default="0", nullable=False)
        )
        batch_op.drop_constraint(op.f("ck_outbox_outbox_status"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_outbox_outbox_status"),
            "status IN ('pending', 'sent', 'failed', 'dropped', 'unknown')",
        )


def _words_of_several_messages() -> None:
    """A note is several messages, each of which can be edited; what follows it is asked about."""
    op.create_table(
        "just_done",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("requisition_id", sa.Integer(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_just_done_person_id")),
        sa.ForeignKeyConstraint(
            ["requisition_id"], ["requisition.id"], name=op.f("fk_just_done_requisition_id")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_just_done")),
    )
    op.create_table(
        "kept_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("source_message_id", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_kept_words_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_words")),
        sa.UniqueConstraint(
            "person_id", "source_message_id", name=op.f("uq_kept_words_person_id_source_message_id")
        ),
    )
    with op.batch_alter_table("kept_words", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_words_subject"), ["subject"], unique=False)

    with op.batch_alter_table("held_message", schema=None) as batch_op:
        batch_op.add_column(sa.Column("more", sa.JSON(), nullable=True))


def _keep_what_comes_at_the_wrong_time() -> None:
    """Pieces of one text, words for nobody yet, and words from before somebody has agreed."""
    op.create_table(
        "pasted_text",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_pasted_text_person_id")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_pasted_text")),
    )
    op.create_table(
        "message_print",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_message_print_person_id")
        ),
        sa.PrimaryKeyConstraint("person_id", "message_id", name=op.f("pk_message_print")),
    )
    with op.batch_alter_table("message_print", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_message_print_at"), ["at"], unique=False)
    op.create_table(
        "first_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_first_words_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_first_words")),
    )
    with op.batch_alter_table("first_words", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_first_words_person_id"), ["person_id"], unique=False)
    _put_away()
    with op.batch_alter_table("case_message", schema=None) as batch_op:
        batch_op.alter_column("receiver_id", existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(sa.Column("rest_outbox_id", sa.BigInteger(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_case_message_rest_outbox_id"), ["rest_outbox_id"], unique=False
        )


def _put_away() -> None:
    """Words that went out of sight with one tap, to be got back."""
    op.create_table(
        "put_away",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("requisition_id", sa.Integer(), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_put_away_person_id")),
        sa.ForeignKeyConstraint(
            ["requisition_id"], ["requisition.id"], name=op.f("fk_put_away_requisition_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_put_away")),
    )
    with op.batch_alter_table("put_away", schema=None) as batch_op:
        for column in ("person_id", "requisition_id", "at"):
            batch_op.create_index(batch_op.f(f"ix_put_away_{column}"), [column], unique=False)


def _replies() -> None:
    """Which case a message is about; of those sent before, as far as it can still be told."""
    op.create_table(
        "message_about",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("requisition_id", sa.Integer(), nullable=False),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["requisition_id"], ["requisition.id"], name=op.f("fk_message_about_requisition_id")
        ),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_message_about")),
    )
    op.execute(sa.text(_ABOUT_ONE_CASE).bindparams(no=False))
    op.add_column("case_message", sa.Column("quote", sa.String(), nullable=True))
    op.execute(sa.text(_ABOUT_A_VISIT).bindparams(no=False))


def _promises() -> None:
    """An offer names its moment, a promise may get a second date, and passing is followed up."""
    op.add_column("offer", sa.Column("answer_by", UtcDateTime(), nullable=True))
    op.add_column("requisition", sa.Column("promised_anew", UtcDateTime(), nullable=True))
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.alter_column(
            "kind",
            existing_type=_follow_up_kind(*_KINDS),
            type_=_follow_up_kind(*_KINDS, "promise"),
            existing_nullable=False,
        )


_KINDS = (
    "offer_unanswered",
    "conflict_not_taken",
    "first_answer_due",
    "draft_unfinished",
    "nothing_logged",
    "own_reminder",
    "visit",
    "after_visit",
    "evaluation",
)


def _follow_up_kind(*kinds: str) -> sa.Enum:
    return sa.Enum(
        *kinds, name="follow_up_kind", native_enum=False, create_constraint=True, length=32
    )


def _people_who_are_erased() -> None:
    """When somebody was last here, and when and why they were erased."""
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seen_at", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("erased_at", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("erased_as", sa.String(), nullable=True))
