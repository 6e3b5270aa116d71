"""What the buttons of reminders send. A reminder and a case are named by id, a day by its ordinal.

Those that other subjects show too are in `handlers.core.keyboards.doors`.
"""

from handlers.core.keyboards.codes import code

# Set by an advisor, for a case

ASK_DAY = code("mb", int)
PICK_DAY = code("mp", int)
MONTH = code("mt", int, int)
"""The case, and the number of the month to show (`casework.dates.months`)."""

CHOOSE_DAY = code("md", int, int)
WITHOUT_LINE = code("ms", int)

# Below a reminder

SNOOZE_TO = code("fz", int, str)
"""The reminder, and one of `casework.follow_ups.kinds.SNOOZES`."""

SNOOZE_PICK_DAY = code("fp", int)
SNOOZE_MONTH = code("ft", int, int)
"""The reminder, and the number of the month to show."""

SNOOZE_TO_DAY = code("fy", int, int)
KEEP = code("fk", int)
DISCARD_DRAFT = code("fw", int)
