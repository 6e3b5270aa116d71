"""The number by which a case is called."""


def reference(year: int, number: int) -> str:
    """`TF-2026-0042`: counted per year, at least four digits."""
    return f"TF-{year}-{number:04d}"
