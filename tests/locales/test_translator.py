"""What a reader reads: their language, their time zone, and what people wrote as they wrote it."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.translator import LANGUAGES, Language, Reader, supported
from tests.support.reading import read_html

HERE = ZoneInfo("Europe/Copenhagen")
DANISH, ENGLISH = Reader("da", HERE), Reader("en", HERE)
WINTER = datetime(2026, 11, 25, 15, tzinfo=UTC)
SUMMER_NIGHT = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        (("en",), "en"),
        (("en-US",), "en"),
        (("DA-dk",), "da"),
        ((None, "en"), "en"),
        (("tlh", "en"), "en"),
        (("tr",), "da"),
        ((None, None), "da"),
        (("",), "da"),
        ((), "da"),
    ],
)
def test_one_reads_the_first_language_that_there_is_else_danish(
    wishes: tuple[str | None, ...], language: str
) -> None:
    assert supported(*wishes) == language


def test_a_day_and_a_time_are_those_of_the_city_in_the_readers_words() -> None:
    assert (DANISH.day(WINTER), DANISH.time(WINTER)) == ("onsdag den 25. november", "16.00")
    assert (ENGLISH.day(WINTER), ENGLISH.time(WINTER)) == ("Wednesday 25 November", "16:00")
    assert ENGLISH.day(SUMMER_NIGHT) == "Wednesday 1 July"
    assert ENGLISH.time(SUMMER_NIGHT) == "00:30"
    assert ENGLISH.short_date(SUMMER_NIGHT) == "1 Jul 2026"
    assert DANISH.short_date(WINTER) == "25. nov. 2026"


def test_a_language_is_called_what_the_reader_calls_it() -> None:
    assert [reader.language_name("tr") for reader in (DANISH, ENGLISH)] == ["tyrkisk", "Turkish"]
    assert ENGLISH.language_name("xx") == "xx"


def test_a_sentence_has_the_form_that_fits_the_number() -> None:
    forms = [DANISH.plural("{number} file", "{number} files", number) for number in (0, 1, 2)]
    assert forms == ["0 filer", "1 fil", "2 filer"]


def test_values_stand_in_the_readers_sentence_wherever_it_wants_them() -> None:
    assert DANISH.plain("Ask {name}", name="Leyla {x}") == "Spørg Leyla {x}"


def without_isolates(text: str) -> str:
    """A text without what only steers in which direction it is shown."""
    return re.sub("[\u2066-\u2069]", "", text)


WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc"])) | st.sampled_from(
    ["<b>fed</b>", "a & b &lt; c", "{name} {0} %s", "</b>", "السلام <i>عليكم</i>", "'\"<a href=x>"]
)


@given(WRITTEN)
def test_what_people_wrote_is_read_as_they_wrote_it_and_is_never_markup(written: str) -> None:
    for reader in (DANISH, ENGLISH):
        text, tags = read_html(reader._("<b>The problem:</b> {text}", text=written))
        assert tags == ["b"]
        assert without_isolates(text).endswith(f": {without_isolates(written)}")


@given(WRITTEN)
def test_a_button_shows_what_people_wrote_as_it_is(written: str) -> None:
    shown = ENGLISH.plain("Ask {name}", name=written)
    assert without_isolates(shown) == f"Ask {without_isolates(written)}"


def test_every_language_has_a_name_of_its_own_and_says_which_way_it_runs() -> None:
    assert len({language.name for language in LANGUAGES.values()}) == len(LANGUAGES)
    assert not DANISH.right_to_left


EVERY_LANGUAGE = {
    "da_DK": ("ma", "onsdag", "november 2026"),
    "en_GB": ("Mo", "Wednesday", "November 2026"),
    "ar": ("إثنين", "الأربعاء", "نوفمبر 2026"),
    "ur": ("پیر", "بدھ", "نومبر 2026"),
    "tr": ("Pt", "Çarşamba", "Kasım 2026"),
    "so": ("Isn", "Arbaco", "Noofeembar 2026"),
    "bs": ("pon", "srijeda", "Novembar 2026"),
    "he": ("ב\u05f3", "יום רביעי", "נובמבר 2026"),
}


@pytest.mark.parametrize("first", ["he", "ur", "en_GB"])
def test_each_language_has_its_own_days_and_months_whichever_was_asked_first(
    monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    order = [first, *EVERY_LANGUAGE]
    for locale in order:
        monkeypatch.setitem(LANGUAGES, locale, Language(locale, locale))
    for locale in order:
        reader, (monday, wednesday, month) = Reader(locale, HERE), EVERY_LANGUAGE[locale]
        day = WINTER.date()
        assert reader.weekday_names()[0] == monday
        assert reader.weekday(day.weekday()) == wednesday
        assert reader.month_name(day).casefold() == month.casefold()


def test_a_language_without_rules_of_its_own_has_the_clock_in_four_digits() -> None:
    assert Language("Türkçe", "tr").time == "HH:mm"
    assert [DANISH.minutes(each) for each in (0, 8 * 60, 24 * 60)] == ["0.00", "8.00", "24.00"]
    assert [ENGLISH.minutes(each) for each in (0, 8 * 60, 24 * 60)] == ["00:00", "08:00", "24:00"]


def test_letters_are_raised_and_lowered_as_the_language_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(LANGUAGES, "tr", Language("Türkçe", "tr"))
    turkish = Reader("tr", HERE)
    assert [turkish.capital("istanbul"), turkish.small("Irmak")] == ["İstanbul", "ırmak"]
    assert [ENGLISH.capital("istanbul"), ENGLISH.small("Irmak")] == ["Istanbul", "irmak"]
    assert [DANISH.capital("øl"), DANISH.small("SMS"), DANISH.capital("")] == ["Øl", "SMS", ""]


def test_a_list_reads_as_the_language_joins_it() -> None:
    assert DANISH.listed(["a", "b", "c"]) == "a, b og c"
    assert ENGLISH.listed(["a", "b"]) == "a and b"
    assert [DANISH.listed(["a"]), DANISH.listed([])] == ["a", ""]
