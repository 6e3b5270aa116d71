"""Marks a sentence for the catalogues where it is written down as data."""


def N_(sentence: str) -> str:  # noqa: N802  (gettext's own name for the marker)
    """Return the sentence as it is: the catalogue tool finds it here, a view translates it."""
    return sentence


def C_(meaning: str, sentence: str) -> str:  # noqa: N802  (gettext's own name, again)
    """Return the key of a sentence that means something else elsewhere: gettext joins them so."""
    return f"{meaning}\4{sentence}"


def N_plural(one: str, many: str) -> tuple[str, str]:  # noqa: N802  (the same, with its plural)
    """Return both forms as they are."""
    return one, many
