"""What somebody types is compared as people read, not as characters are coded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.folding import folded


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("iptal", "İptal"),
        ("IPTAL", "iptal"),
        ("ıslak", "ISLAK"),
        ("çikti", "Çıktı"),
        ("Otvorí  slučaj ", "otvori slucaj"),
        ("Đak", "đak"),
        ("احمد", "أحمد"),
        ("الان", "الآن"),
        ("ٱحمد", "احمد"),
        ("على", "علي"),
        ("کتاب", "كتاب"),
        ("یوم", "يوم"),
        ("مـــرحبا", "مرحبا"),
        ("مَرْحَبًا", "مرحبا"),
        ("ﻣﺮﺣﺒﺎ", "مرحبا"),
        ("\u200fمرحبا\u200e", "مرحبا"),
        ("٣ ساعات", "3 ساعات"),
        ("۳ ساعات", "3 ساعات"),
        ("\uff24one", "done"),
        ("I’m back", "I'm back"),
        ("⬅️ Back", "back"),
        ("\u2068Back\u2069!", "back"),
        ("STRASSE", "straße"),
        ("Faerdig", "faerdig"),
    ],
)
def test_two_ways_to_write_the_same_are_the_same(typed: str, meant: str) -> None:
    assert folded(typed) == folded(meant) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Færdig", "Fardig"), ("Løst", "Lost"), ("Ja", "Jaa"), ("ب", "ت"), ("1", "2")],
)
def test_different_letters_stay_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
