"""Every refusal has a sentence that says what to do, and every sentence is needed."""

from string import Formatter

from handlers.core.refusals import BUTTONS, FORMER_CODES, GONE, REFUSALS, text_of
from tests.support.source import refusals_raised

NEVER_TOLD = {"choice_unknown"}
"""A choice that a question does not have: `intake.answering` tells of a button not in use."""


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    assert set(refusals_raised()) - NEVER_TOLD == set(REFUSALS)


def test_every_sentence_gets_the_data_that_it_names() -> None:
    for code, places in refusals_raised().items():
        if code in NEVER_TOLD:
            continue
        named = {name for _text, name, _format, _as in Formatter().parse(REFUSALS[code]) if name}
        for given in places:
            assert named - {"button"} <= given, code
        assert ("button" in named) == (code in BUTTONS), code


def test_a_button_that_goes_away_says_why() -> None:
    assert set(REFUSALS) >= GONE


def test_a_refusal_of_the_version_before_is_read() -> None:
    assert set(FORMER_CODES.values()) <= set(REFUSALS)
    assert not set(FORMER_CODES) & set(REFUSALS)
    assert text_of("talk_closed") == REFUSALS["relay_closed"]
