"""The number by which a case is called."""

import re

_REFERENCE = re.compile(r"TF-(?P<year>[0-9]{4})-(?P<number>[0-9]{4,9})")


def reference(year: int, number: int) -> str:
    """`TF-2026-0042`: counted per year, at least four digits."""
    return f"TF-{year}-{number:04d}"


def parts(name: str) -> tuple[int, int] | None:
    """The year and the number of a reference; None for anything else."""
    found = _REFERENCE.fullmatch(name)
    return (int(found["year"]), int(found["number"])) if found else None
