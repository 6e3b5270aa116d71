"""What somebody is told when words that were kept of them have grown or changed.

`what` is the first word of their subject (`storage.prompts.kept_words`): a note, a log, and so on.
"""

from typing import Annotated

from pydantic import AliasChoices, Field

from storage.transaction.notice import TEAMS, AboutCase, InPlace

What = Annotated[str, Field(validation_alias=AliasChoices("what", "kind"))]
"""It was called `kind` in the version before."""


class WordsAdded(AboutCase, InPlace, kind="held_kept", about=TEAMS):
    """To who wrote them: what waited is more of it; in the place of the question."""

    what: What


class WordsChanged(AboutCase, kind="kept_changed", about=TEAMS):
    """To who has edited their message. `shown`: whether the requester has been shown the change.

    None: it is nothing that they read.
    """

    what: What
    shown: bool | None = None
