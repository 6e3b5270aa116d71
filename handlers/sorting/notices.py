"""What a coordinator is asked who changes the area of a case, or how urgent it is."""

from storage.transaction.notice import TEAMS, AboutCase


class UrgencyMenu(AboutCase, kind="urgency_menu", about=TEAMS):
    """How urgent is it?"""


class AreaMenu(AboutCase, kind="area_menu", about=TEAMS):
    """Which area is it?"""
