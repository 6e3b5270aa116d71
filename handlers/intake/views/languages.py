"""In which language somebody writes best, asked where their letters say another one."""

from handlers.core.effects import Button, Effect, Say
from handlers.core.placing import placed
from handlers.core.scene import Scene
from handlers.intake import buttons
from handlers.intake.notices import LanguageSaid
from storage.intake.notices import LanguageNoticed


def noticed(scene: Scene, notice: LanguageNoticed, _facts: None) -> Say:
    """Is it the language that they write best in?"""
    reader = scene.reader
    text = reader._(
        "You write in {language}. Do you write best in {language}? Then your advisor is told, and "
        "you can write in it here.",
        language=reader.language_name(notice.language),
    )
    yes = reader.plain("Yes, {language}", language=reader.language_name(notice.language))
    # Translators: the language that we thought somebody writes best in, on a button
    no = reader.plain("No, {language}", language=reader.language_name(notice.otherwise))
    return Say(
        text,
        (
            (
                Button(yes, buttons.WRITES_BEST(notice.draft, notice.language)),
                Button(no, buttons.WRITES_BEST(notice.draft, notice.otherwise)),
            ),
        ),
    )


def said(scene: Scene, notice: LanguageSaid, _facts: None) -> Effect:
    """The question becomes the record of its answer."""
    language = scene.reader.language_name(notice.language)
    text = scene.reader._("✓ You write best in {language}.", language=language)
    return placed(notice, text, ())
