"""HTML as Telegram reads it."""

from typing import Any

import pytest
from aiogram.types import MessageEntity

from bot.playground.errors import ApiError
from bot.playground.text.entities import formatted
from bot.playground.text.markup import parse_html
from bot.playground.text.references import utf16_length


def spans(text: str) -> list[tuple[str, str]]:
    """(kind, words) of each entity, cut out by UTF-16 offsets as a client does."""
    clean, entities = parse_html(text)
    encoded = clean.encode("utf-16-le")
    return [
        (
            each["type"],
            encoded[each["offset"] * 2 : (each["offset"] + each["length"]) * 2].decode("utf-16-le"),
        )
        for each in entities
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<b>a</b><i>b</i>", [("bold", "a"), ("italic", "b")]),
        ("<b>a<i>b</i></b>", [("bold", "ab"), ("italic", "b")]),
        ("😀<B>ø</B>", [("bold", "ø")]),
        ("<u>a</u><ins>b</ins>", [("underline", "a"), ("underline", "b")]),
        ("<s>a</s><del>b</del>", [("strikethrough", "a"), ("strikethrough", "b")]),
        ('<span class="tg-spoiler">a</span>', [("spoiler", "a")]),
        ("<blockquote>a</blockquote>", [("blockquote", "a")]),
        ("<blockquote expandable>a</blockquote>", [("expandable_blockquote", "a")]),
        ("<code>a</code>", [("code", "a")]),
        ('<b>at <tg-time unix="1">8</tg-time></b>', [("bold", "at 8"), ("date_time", "8")]),
        ("<pre>a</pre>", [("pre", "a")]),
        ("<a href='https://a.dk/?x=1&amp;y=2'>a</a>", [("text_link", "a")]),
        ("<b></b>x", []),
        ("<a>not a link</a>", []),
    ],
)
def test_tags_become_entities(source: str, expected: list[tuple[str, str]]) -> None:
    assert spans(source) == expected


def test_references_are_decoded_and_unknown_ones_kept() -> None:
    text, _ = parse_html("&lt;&amp;&gt;&quot; &#230; &#xe6; &nbsp; & 1")
    assert text == '<&>" æ æ &nbsp; & 1'


def test_a_link_keeps_its_address_and_code_its_language() -> None:
    _, entities = parse_html('<a href="https://a.dk/?x=1&amp;y=2">a</a>')
    assert entities[0]["url"] == "https://a.dk/?x=1&y=2"
    _, entities = parse_html('<pre><code class="language-python">a</code></pre>')
    assert entities == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]
    _, entities = parse_html('<code class="language-python">a</code>')
    assert entities == [{"type": "code", "offset": 0, "length": 1}]


def test_a_text_is_trimmed_with_its_entities() -> None:
    assert formatted("  <b> a </b>  ", "HTML", None) == (
        "a",
        [{"type": "bold", "offset": 0, "length": 1}],
    )


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("/start abc", "bot_command", "/start"),
        ("see https://a.dk/b, now", "url", "https://a.dk/b"),
        ("t.me/some_bot?start=x-1_2", "url", "t.me/some_bot?start=x-1_2"),
        ("mail a.b@c.dk.", "email", "a.b@c.dk"),
        ("#skole", "hashtag", "#skole"),
        ("ask @ayse_y", "mention", "@ayse_y"),
    ],
)
def test_telegram_finds_by_itself(text: str, kind: str, words: str) -> None:
    _, entities = formatted(text, "", None)
    offset = text.index(words)
    assert entities == [{"type": kind, "offset": offset, "length": len(words)}]


@pytest.mark.parametrize("text", ["1/2 and/or", "a//b", "12:30", "c.1@", "# 1"])
def test_and_does_not_find_what_is_not_there(text: str) -> None:
    assert formatted(text, "", None)[1] == []


def test_lengths_count_utf16_units() -> None:
    sample: dict[str, Any] = {"a": 1, "æ": 1, "😀": 2, "ع": 1}
    assert {text: utf16_length(text) for text in sample} == sample


def test_a_moment_is_kept_with_the_words_and_the_format_where_there_is_one() -> None:
    for source, kept in (
        ('<tg-time unix="1795600800">16.00</tg-time>', {}),
        ('<tg-time unix="1795600800" format="wDT">16.00</tg-time>', {"date_time_format": "wDT"}),
    ):
        text, entities = parse_html(source)
        place = {"type": "date_time", "offset": 0, "length": 5, "unix_time": 1795600800}
        assert (text, entities) == ("16.00", [{**place, **kept}])
        MessageEntity.model_validate(entities[0])


@pytest.mark.parametrize(
    "source",
    [
        "<tg-time>x</tg-time>",
        '<tg-time unix="tomorrow">x</tg-time>',
        '<tg-time unix="1" format="rd">x</tg-time>',
        '<tg-time unix="1" format="Td">x</tg-time>',
    ],
)
def test_a_moment_that_is_none_is_refused(source: str) -> None:
    with pytest.raises(ApiError, match="can't parse entities: Invalid date"):
        parse_html(source)
