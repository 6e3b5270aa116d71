"""Somebody says thanks, and nothing besides."""

import re

_WORD = re.compile(r"[^\W\d_]+")


def _words(several: str) -> frozenset[str]:
    return frozenset(several.split())


_THANKS = _words(
    "tak tusindtak mangetak takker thanks thank thx cheers شكرا شكراً شکریہ شكريه teşekkürler "
    "teşekkür sağol sağolun hvala mahadsanid"
)
_GOES_WITH = _words(
    "mange tusind for hjælpen hjælp din jeres det du i alt you so very much a lot the your help "
    "all جزيلا لكم لك بہت ederim ederiz çok puno lijepo lepo"
)
_MOST_WORDS = 7
_SIGNS = frozenset("🙏❤👍💐🌸🌹😊🙂☺🤗👏💚💙")


def are_all(text: str) -> bool:
    """Whether the text is thanks alone, in words or signs, in one of the city's languages."""
    words = _WORD.findall(text.lower())
    if "?" in text or "؟" in text or any(map(str.isdecimal, text)) or len(words) > _MOST_WORDS:
        return False
    if not words:
        return bool(_SIGNS & set(text))
    return set(words) <= _THANKS | _GOES_WITH and bool(_THANKS & set(words))
