"""Names and numbers are taken out of what others wrote, and nothing else is."""

import pytest

from casework.erasure.scrubbing import pattern, without


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Talte med Per i går.", "Talte med – i går."),
        ("Per: ring 20 30 40 50", "–: ring –"),
        ("+45 20304050 eller 20-30-40-50", "– eller –"),
        ("per brev, Pernille, SuPer", "per brev, Pernille, SuPer"),
        ("120304050 er ikke deres", "120304050 er ikke deres"),
        ("Pers kontor, Per's dør", "– kontor, – dør"),
        ("skriv til per@skole.dk", "skriv til –"),
    ],
)
def test_whole_words_alone(text: str, left: str) -> None:
    found = pattern(["Per", "+4520304050", "per@skole.dk", None, ""])

    assert without(found, text) == left


def test_json_keeps_its_shape() -> None:
    found = pattern(["Ayşe"])
    data = {"name": "Ayşe", "lines": ["Ayşe kommer", 3, None], "deep": {"to": "Leyla"}}

    assert without(found, data) == {
        "name": "–", "lines": ["– kommer", 3, None], "deep": {"to": "Leyla"},
    }  # fmt: skip


@pytest.mark.parametrize("words", [[], [None, ""], ["A"]])
def test_a_name_too_short_to_be_found_takes_nothing_away(words: list[str | None]) -> None:
    assert without(pattern(words), "A B C") == "A B C"
