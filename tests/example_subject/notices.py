"""What somebody is told about coffee that no verb says."""

from storage.transaction.notice import Notice


class CoffeeExplained(Notice, kind="coffee_explained"):
    """What `/coffee` answers."""
