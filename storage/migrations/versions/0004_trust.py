"""What the bot is trusted for: replies, promises, erasure and delivery."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column("inbox", sa.Column("attempts", sa.Integer(), server_default="0", nullable=False))
