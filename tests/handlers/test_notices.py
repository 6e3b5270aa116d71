"""Everything that can be said fits into Telegram, and everything that fits is said."""

from collections.abc import Iterable
from dataclasses import fields

from bot.playground.api.keyboards import COPY_LIMIT
from bot.playground.api.sending import SOURCE_LIMIT, TEXT_LIMIT
from bot.playground.text.entities import formatted
from handlers.core.effects import Rewrite, Say, Toast
from handlers.subjects import OF_THE_VERSION_BEFORE, WORDINGS
from locales.translator import LANGUAGES
from tests.support.rehearsal import Said
from tests.support.source import kinds_enqueued, notices

LONGEST_TOAST = 200  # core.telegram.org/bots/api#answercallbackquery
LONGEST_BUTTON = 64  # bytes of its data (core.telegram.org/bots/api#inlinekeyboardbutton)


def texts(everything_said: Iterable[Said]) -> list[tuple[Said, str]]:
    """Each message with its markup."""
    return [
        (said, said.effect.text)
        for said in everything_said
        if isinstance(said.effect, Say | Rewrite)
    ]


def test_what_storage_and_handlers_enqueue_can_be_said_and_nothing_else() -> None:
    assert kinds_enqueued() == set(WORDINGS) - OF_THE_VERSION_BEFORE


def test_each_notice_is_a_class_that_says_which_case_it_is_about() -> None:
    declared = {each.kind for each in notices()}

    assert declared == set(WORDINGS)


def test_what_a_notice_leads_by_is_a_field_of_it() -> None:
    for each in notices():
        for by in (each.about.by, each.visit_by):
            assert by is None or by in {field.name for field in fields(each)}, each  # type: ignore[arg-type]


def test_every_notice_was_said_in_every_language(everything_said: list[Said]) -> None:
    said = {(each.kind, each.language) for each in everything_said}

    assert said == {(kind, language) for kind in WORDINGS for language in LANGUAGES}


def test_every_text_is_markup_that_telegram_takes(everything_said: list[Said]) -> None:
    for said, text in texts(everything_said):
        shown, _entities = formatted(text, "HTML", None)  # raises where Telegram would refuse
        assert shown.strip(), said


def test_every_text_fits_into_a_message(everything_said: list[Said]) -> None:
    for said, text in texts(everything_said):
        shown, _entities = formatted(text, "HTML", None)
        assert len(shown) <= TEXT_LIMIT, (said.kind, said.language)
        assert len(text.encode()) <= SOURCE_LIMIT, (said.kind, said.language)


def test_a_moment_stands_in_messages_only_where_markup_is_read(
    everything_said: list[Said],
) -> None:
    marked = 0
    for said in everything_said:
        plain = [
            getattr(said.effect, "caption", ""),
            *(button.text for button in said.buttons),
            *([said.effect.text] if isinstance(said.effect, Toast) else []),
        ]
        assert not any("tg-time" in text for text in plain), said.kind
        if isinstance(said.effect, Say | Rewrite):
            marked += said.effect.text.count("<tg-time unix=")
    assert marked > 100


def test_every_line_at_a_button_fits(everything_said: list[Said]) -> None:
    for said in everything_said:
        if isinstance(said.effect, Toast):
            assert len(said.effect.text) <= LONGEST_TOAST


def test_every_button_has_a_text_and_data_that_telegram_takes(everything_said: list[Said]) -> None:
    for said in everything_said:
        for button in said.buttons:
            assert button.text.strip(), said.kind
            if button.copies:
                assert not button.data, "it sends nothing"
                assert len(button.copies) <= COPY_LIMIT
            else:
                assert 1 <= len(button.data.encode()) <= LONGEST_BUTTON, button
