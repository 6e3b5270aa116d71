"""Kinds, areas, roles and reasons grow without a migration: the program checks them."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_NO_LONGER_CHECKED = {
    "activity": ("activity_kind",),
    "advisor_focus_area": ("focus_area",),
    "attachment": ("attachment_kind",),
    "case_message": ("attachment_kind",),
    "digest": ("digest_kind",),
    "digest_choice": ("digest_kind",),
    "follow_up": ("follow_up_kind",),
    "help_used": ("help_kind",),
    "invitation": ("role",),
    "offer": ("decline_reason",),
    "organisation": ("organisation_kind",),
    "requisition": ("contact_method", "outcome"),
    "requisition_focus_area": ("focus_area",),
    "requisition_help_kind": ("help_kind",),
    "role_grant": ("role",),
    "visit_answer": ("visit_answer_kind",),
}
"""The checks of each table that only listed an enumeration's words."""


def upgrade() -> None:
    """Bring the schema forward."""
    for table, words in _NO_LONGER_CHECKED.items():
        with op.batch_alter_table(table) as batch_op:
            for each in words:
                batch_op.drop_constraint(op.f(f"ck_{table}_{each}"), type_="check")
