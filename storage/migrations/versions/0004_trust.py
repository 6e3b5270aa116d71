"""What the bot is trusted for: replies, promises, erasure and delivery."""

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
