"""So many of something, in the form that the number asks for: `1 day`, `3 days`.

A sentence takes it in as a whole. One whose other words change with the number, too, is a plural of
its own.
"""

from casework.core.words import N_plural
from locales.translator import Reader

AMOUNTS = {
    "minutes": N_plural("{number} minute", "{number} minutes"),
    "hours": N_plural("{number} hour", "{number} hours"),
    "days": N_plural("{number} day", "{number} days"),
    "months": N_plural("{number} month", "{number} months"),
    "characters": N_plural("{number} character", "{number} characters"),
    "advisors": N_plural("{number} advisor", "{number} advisors"),
    "coordinators": N_plural("{number} coordinator", "{number} coordinators"),
    "files": N_plural("{number} file", "{number} files"),
}


def amount(reader: Reader, what: str, number: int) -> str:
    """`amount(reader, "days", 3)`."""
    return reader.plural(*AMOUNTS[what], number)
