"""What a case is called by those who know it: the organisation that asks, and words of its problem.

A reference says nothing to anybody but a file. It stands in the text; a name stands on buttons too.
"""

LONGEST = 60
"""Characters of a name that stands in a text."""

ALONE = 40
"""Characters of a label that has its row to itself on a phone."""

IN_TWO = 18
"""Characters of each of two labels that share a row on a phone."""


def one_line(text: str) -> str:
    """A text without line breaks, and with one space between its words."""
    return " ".join(text.split())


def cut(text: str, most: int) -> str:
    """A text, cut at a word's end with an ellipsis where it is longer than `most` characters.

    A first word that is longer than that alone is cut within.
    """
    if len(text) <= most:
        return text
    head = text[: most - 1]
    if not text[most - 1].isspace():
        head = head.rpartition(" ")[0] or head
    return head.rstrip(" .,:;–-(\n") + "…"


def parts(organisation: str, words: str, most: int, between: int) -> tuple[str, ...]:
    """The organisation and what fits of the words, within so many characters.

    `between` is how many characters stand between the two. Where not even the first word fits
    whole, the organisation is given alone.
    """
    organisation, words = one_line(organisation), one_line(words)
    if not organisation or not words:
        return (cut(organisation or words, most),)
    room = most - between
    place = cut(organisation, max(room - len(words), room * 3 // 5))
    left = room - len(place)
    if len(words) > left and len(words.split(" ", 1)[0]) >= left:
        return (cut(organisation, most),)
    return (place, cut(words, left))
