"""HTML as Telegram understands it: a text and its entities, or Telegram's complaint.

Offsets and lengths of entities count UTF-16 code units; offsets in complaints count bytes of
the UTF-8 text, as Telegram's do.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.playground.errors import bad_request
from bot.playground.text.references import decoded, reference, utf16_length

Entity = dict[str, Any]

_TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "a": "text_link", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}  # fmt: skip
_START_NAME = re.compile(r"<([^\s>]*)")
_END_NAME = re.compile(r"</([^\s>]*)\s*")
_ATTRIBUTE_NAME = re.compile(r"""[^\s=>/"']*""")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_SPACE = re.compile(r"\s*")
_UNIX = re.compile(r"[0-9]{1,10}")
_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
_PLAIN_LINK = re.compile(r"(?:https?|tg|ton|tonsite)://\S+", re.IGNORECASE)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The text without its tags, and the entities in Telegram's order (outer before inner).

    Raises `ApiError` 400 "can't parse entities: ..." where Telegram does.
    """
    return _Parser(source).parse()


@dataclass
class _Open:
    """A tag that waits for its end."""

    tag: str
    argument: str
    format: str  # of a moment
    offset: int  # in UTF-16 code units of the text so far
    at: int  # in characters of the text so far


@dataclass
class _Parser:
    source: str
    position: int = 0
    text: str = ""
    offset: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def parse(self) -> tuple[str, list[Entity]]:
        while self.position < len(self.source):
            self._step()
        if self.open:
            tag = self.open[-1].tag
            raise _complaint(f'Can\'t find end tag corresponding to start tag "{tag}"')
        for entity in self.entities:
            if entity["type"] == "code":  # the language is of use to a <pre> around it only
                entity.pop("language", None)
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return self.text, self.entities

    def _step(self) -> None:
        if self.source.startswith("</", self.position):
            return self._end_tag()
        if self.source[self.position] == "<":
            return self._start_tag()
        if self.source[self.position] == "&":
            character, self.position = reference(self.source, self.position)
            return self._put(character)
        upto = min(_find(self.source, "<", self.position), _find(self.source, "&", self.position))
        chunk = self.source[self.position : upto]
        self.position = upto
        return self._put(chunk)

    def _put(self, chunk: str) -> None:
        self.text += chunk
        self.offset += utf16_length(chunk)

    def _start_tag(self) -> None:
        begin = self.position
        tag = self._match(_START_NAME).group(1).lower()
        if self.position >= len(self.source):
            raise self._complaint("Unclosed start tag", begin)
        if tag not in _TYPES:
            raise self._complaint(f'Unsupported start tag "{tag}"', begin)
        argument = shown_as = ""
        while self._peek() != ">":
            name, value = self._attribute(tag, begin)
            argument = _argument(tag, name, value) or argument
            if (tag, name) == ("tg-time", "format"):
                shown_as = value or ""
        self.position += 1
        if tag == "span" and argument != "spoiler":
            raise self._complaint('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, argument, shown_as, self.offset, len(self.text)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str | None]:
        self._match(_SPACE)
        if self._peek() == ">":
            return "", None
        name = self._match(_ATTRIBUTE_NAME).group()
        if not name:
            raise self._complaint(f'Empty attribute name in the tag "{tag}"', begin)
        self._match(_SPACE)
        if self._peek() == "":
            raise self._complaint(f'Unclosed start tag "{tag}"', begin)
        if self._peek() != "=":
            return name, None
        self.position += 1
        self._match(_SPACE)
        if self._peek() == "":
            raise self._complaint(f'Unclosed start tag "{tag}"', begin)
        value = self._value()
        if self._peek() == "":
            raise self._complaint("Unclosed start tag", begin)
        return name, value

    def _value(self) -> str:
        quote = self._peek()
        if quote in {"'", '"'}:
            end = _find(self.source, quote, self.position + 1)
            raw = self.source[self.position + 1 : end]
            self.position = min(end + 1, len(self.source))
            return decoded(raw)
        begin = self.position
        token = self._match(_TOKEN).group().lower()
        if self._peek() != ">" and not self._peek().isspace():
            raise self._complaint("Unexpected end of name token", begin)
        return token

    def _end_tag(self) -> None:
        begin = self.position
        if not self.open:
            raise self._complaint("Unexpected end tag", begin)
        name = self._match(_END_NAME).group(1).lower()
        if self._peek() != ">":
            raise self._complaint("Unclosed end tag", begin)
        self.position += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            place = f"Unmatched end tag at byte offset {self._bytes(begin)}"
            raise _complaint(f'{place}, expected "</{opened.tag}>", found "</{name}>"')
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        span = {"offset": opened.offset, "length": self.offset - opened.offset}
        entity = {"type": _TYPES[opened.tag]} | span
        if opened.tag == "a":
            url = opened.argument or self.text[opened.at :]
            if not _is_link(url):
                return
            entity["url"] = url
        if opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        entity |= _details(opened)
        if opened.tag == "pre" and self._joins_code(span):
            return
        if opened.tag == "code":
            entity |= {"language": opened.argument} if opened.argument else {}
        self.entities.append(entity)

    def _joins_code(self, span: dict[str, int]) -> bool:
        """<pre><code class="language-x"> is one entity."""
        last = self.entities[-1] if self.entities else {}
        if last.get("type") != "code" or "language" not in last:
            return False
        if (last["offset"], last["length"]) != (span["offset"], span["length"]):
            return False
        last["type"] = "pre"
        return True

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = pattern.match(self.source, self.position)
        assert match is not None  # noqa: S101  (every pattern here matches the empty string)
        self.position = match.end()
        return match

    def _peek(self) -> str:
        return self.source[self.position : self.position + 1]

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _complaint(self, what: str, position: int) -> Exception:
        return _complaint(f"{what} at byte offset {self._bytes(position)}")


def _complaint(what: str) -> Exception:
    return bad_request(f"can't parse entities: {what}")


def _find(source: str, wanted: str, start: int) -> int:
    found = source.find(wanted, start)
    return len(source) if found < 0 else found


def _argument(tag: str, name: str, value: str | None) -> str:
    """What Telegram keeps of an attribute; everything else is ignored."""
    if (tag, name) == ("blockquote", "expandable"):
        return "1"
    if value is None:
        return ""
    if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id"), ("tg-time", "unix")}:
        return value
    if (tag, name) == ("code", "class"):
        return value.removeprefix("language-") if value.startswith("language-") else ""
    if (tag, name) == ("span", "class"):
        return value.removeprefix("tg-") if value.startswith("tg-") else ""
    return ""


def _details(opened: _Open) -> Entity:
    """What an entity of a custom emoji or a moment holds beside its place."""
    if opened.tag == "tg-time":
        return _moment(opened)
    if opened.tag != "tg-emoji":
        return {}
    if not opened.argument.isdecimal():
        raise bad_request("Invalid custom emoji identifier specified")
    return {"custom_emoji_id": opened.argument}


def _moment(opened: _Open) -> Entity:
    """Since Bot API 9.5. How Telegram words its refusal of a wrong one is not documented."""
    if not _UNIX.fullmatch(opened.argument):
        raise _complaint("Invalid date specified")
    if not _FORMAT.fullmatch(opened.format):
        raise _complaint("Invalid date format specified")
    shown_as = {"date_time_format": opened.format} if opened.format else {}
    return {"unix_time": int(opened.argument), **shown_as}


def _is_link(url: str) -> bool:
    return bool(_PLAIN_LINK.fullmatch(url)) or ("." in url and ":" not in url and " " not in url)
