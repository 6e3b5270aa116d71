"""What was added to a request, as lines of a card."""

from handlers.core.labels import FILES
from handlers.core.scene import Scene, clipped
from storage.additions.reading import Added
from storage.cards.reading import CaseFacts

LONGEST_LINE = 120
"""Characters of each on a card."""


def lines(scene: Scene, case: CaseFacts) -> list[str]:
    """The newest ones on a card."""
    _ = scene.reader._
    shown = [
        _(
            "✍️ <b>{date} {time}:</b> {text}",
            date=scene.reader.short_date(each.at),
            time=scene.reader.time(each.at),
            text=_first_words(scene, each),
        )
        for each in case.added
    ]
    left_out = case.additions - len(case.added)
    return [f"✍️ … (+{left_out})", *shown] if left_out else shown


def are_cut(case: CaseFacts) -> bool:
    """Whether a card shows less than all of it."""
    if case.additions > len(case.added):
        return True
    return any(each.file_id or len(each.text) > LONGEST_LINE for each in case.added)


def _first_words(scene: Scene, each: Added) -> str:
    words = [scene.reader.plain(FILES[each.file_kind])] if each.file_kind else []
    words += [each.text] if each.text else []
    return clipped(scene.reader.row(words), LONGEST_LINE)
