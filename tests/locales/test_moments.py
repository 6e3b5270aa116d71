"""A moment in a message can be read by the phone's own clock, in words that are Babel's."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from locales.moments import Told
from locales.translator import Reader

MOMENT = datetime(2026, 11, 25, 15, tzinfo=UTC)
UNIX = int(MOMENT.timestamp())


@pytest.mark.parametrize(("language", "words"), [("da", "16.00"), ("en", "16:00")])
def test_the_words_are_those_of_the_language_and_the_moment_goes_along(
    language: str, words: str
) -> None:
    reader = Reader(language, ZoneInfo("Europe/Copenhagen"))
    assert reader.time(MOMENT) == words
    told = reader._("<b>{time}</b>", time=reader.time(MOMENT))
    assert told == f'<b><tg-time unix="{UNIX}">{words}</tg-time></b>'


def test_where_no_markup_is_read_there_are_only_the_words() -> None:
    reader = Reader("en", ZoneInfo("Europe/Copenhagen"))
    assert reader.plain("at {time}", time=reader.time(MOMENT)) == "at 16:00"
    assert reader.row(("Today", reader.time(MOMENT))) == "Today · 16:00"


def test_words_that_could_be_markup_are_not() -> None:
    reader = Reader("en", ZoneInfo("Europe/Copenhagen"))
    told = reader._("{when}", when=Told.of(MOMENT, "<b> & 8"))
    assert told == f'<tg-time unix="{UNIX}">&lt;b&gt; &amp; 8</tg-time>'
