"""One table: which case each notice is about, by which of its parameters leads there."""

from collections.abc import Mapping

from storage.transaction.notice import (
    OF_NONE,
    STAYS,
    About,
)

ABOUT: Mapping[str, About] = {
    **dict.fromkeys(
        (
            "question",
            "material_added", "summary", "draft_discarded",
            "draft_put_away",
            "edit_noted",
            "added_earlier", "emergency",
            "nothing_new",
        ),
        OF_NONE,
    ),
    **dict.fromkeys(
        (
            "question_ticked", "anew_menu", "answered", "words_gone", "keyboard_gone",
            "material_counted",
            "summary_menu",
        ),
        STAYS,
    ),
    # the coordinator
}  # fmt: skip
"""Every notice. One that is about several cases, or none, is asked about."""
