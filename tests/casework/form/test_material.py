"""An answer in several messages: what is taken, and how much."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.errors import Refused
from casework.core.vocabulary import AttachmentKind
from casework.form import material


def item(message: int, text: str | None = None, file: dict[str, Any] | None = None) -> Any:
    return {"message": message, "text": text, "file": file, "album": None}


def photo(name: str | None = None, size: int = 1000) -> dict[str, Any]:
    return {
        "kind": AttachmentKind.PHOTO,
        "file_id": "f",
        "file_name": name,
        "mime": None,
        "size": size,
    }


def sent(*items: Any) -> list[Any]:
    """What is kept of messages that were sent one after the other."""
    kept: list[Any] = []
    for each in items:
        kept.append(material.accepted(kept, each))
    return kept


def refusal(items: list[Any], new: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Refused) as refused:
        material.accepted(items, new)
    return refused.value.code, refused.value.data


def test_texts_are_paragraphs_and_files_stand_in_their_order() -> None:
    kept = sent(
        item(1, " Det begyndte\r\ni sommer "),
        item(2, "Opgangen", photo("a.jpg")),
        item(3, None, photo("b.jpg")),
        item(4, "Nu er det værre"),
    )
    assert material.text(kept) == "Det begyndte\ni sommer\n\nOpgangen\n\nNu er det værre"
    assert [file["file_name"] for file in material.files(kept)] == ["a.jpg", "b.jpg"]


def test_all_texts_together_have_a_limit_that_tells_how_long_they_are() -> None:
    kept = sent(item(1, "a" * 4096), item(2, "b" * 4096), item(3, "c" * 4086))
    assert material.accepted(kept, item(4, "dddd"))["text"] == "dddd"
    assert refusal(kept, item(4, "d" * 5)) == ("text_too_long", {"limit": 12288, "length": 12289})


def test_ten_files_are_the_most() -> None:
    kept = sent(*(item(number, None, photo()) for number in range(10)))
    assert refusal(kept, item(11, None, photo())) == ("too_many_attachments", {"limit": 10})
    assert material.accepted(kept, item(11, "Men en tekst")) == item(11, "Men en tekst")


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (item(1, "Ali 211062-5629"), "text_has_cpr"),
        (item(1, "Ali 211062-5629", photo()), "text_has_cpr"),
        (item(1, None, photo("211062-5629.jpg")), "text_has_cpr"),
        (item(1, None, photo("a.exe")), "file_executable"),
        (item(1, None, photo(size=21 * 1024 * 1024)), "file_too_large"),
        (item(1, "👍👍"), "text_only_emoji"),
        (item(1, "\u200b"), "text_empty"),
    ],
)
def test_what_is_not_taken(new: Any, code: str) -> None:
    assert refusal([], new)[0] == code


@pytest.mark.parametrize("rest", ["5629", "-5629", "5629 hedder han"])
def test_a_number_in_two_messages_is_a_number(rest: str) -> None:
    kept = sent(item(1, "Det er 211062"))
    assert refusal(kept, item(2, rest))[0] == "text_has_cpr"
    with pytest.raises(Refused, match="text_has_cpr"):
        material.replaced(sent(*kept, item(2, "Tak")), 2, rest)
    with pytest.raises(Refused, match="text_has_cpr"):
        material.replaced(sent(item(1, "Det er"), item(2, rest)), 1, "Det er 211062")


def test_one_message_is_replaced_where_it_stands() -> None:
    kept = sent(item(1, "Et"), item(2, "To", photo()), item(3, "Tre"))
    changed = material.replaced(kept, 2, " Anden ")
    assert material.text(changed) == "Et\n\nAnden\n\nTre"
    assert changed[1]["file"] == photo()
    assert material.text(kept) == "Et\n\nTo\n\nTre"


def test_a_caption_can_be_taken_away() -> None:
    kept = sent(item(1, "Et"), item(2, "To", photo()))
    assert material.text(material.replaced(kept, 2, "")) == "Et"


def test_a_replacement_may_be_as_long_as_there_is_room() -> None:
    kept = sent(item(1, "a" * 4096), item(2, "a" * 4096), item(3, "b" * 900))
    assert len(material.text(material.replaced(kept, 3, "c" * 4092))) == 12288
    with pytest.raises(Refused, match="text_too_long"):
        material.replaced(kept, 3, "c" * 4093)


@given(st.lists(st.text(min_size=1, max_size=3000), max_size=6))
def test_whatever_is_sent_the_whole_fits_a_card_and_nothing_taken_is_lost(
    texts: list[str],
) -> None:
    kept: list[Any] = []
    for number, text in enumerate(texts):
        before = material.text(kept)
        try:
            kept.append(material.accepted(kept, item(number, text)))
        except Refused:
            continue
        assert material.text(kept).startswith(before)
    assert len(material.text(kept)) <= material.MOST_CHARACTERS
