"""What is wrong with the catalogues, one line for each fault."""

import re
import string
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from gettext import c2py
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError

from locales import catalogues, wording
from locales.directions import ARROWS

TAG = re.compile(r"</?[a-z][^<>]*>")
UPDATE = "run `python -m locales update`"
COUNTED = "number"  # the placeholder that `Reader.plural` fills with what it counts
MANY = 1001  # numbers that show every form of a language's rule more than once
ARROW = re.compile("|".join({*ARROWS, *ARROWS.values()}))
STEERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

Sentence = tuple[str, ...]


def problems(root: Path) -> list[str]:
    """Every fault of every catalogue under `root`; none if they are complete and in step."""
    wanted = catalogues.extract(root)
    of_code = [f"code: {fault}" for fault in wording.faults(wanted)]
    return of_code + [
        f"{language}: {fault}"
        for language in catalogues.languages(root)
        for fault in _faults(root, language, wanted)
    ]


def _faults(root: Path, language: str, wanted: Catalog) -> Iterator[str]:
    if not catalogues.source(root, language).exists():
        yield f"there is no catalogue; {UPDATE}"
        return
    try:
        present = catalogues.read(root, language)
    except (PoFileError, UnicodeDecodeError) as fault:
        yield f"the catalogue can't be read: {fault}"
        return
    yield from _rule_of_plurals(language, present)
    yield from _out_of_step(wanted, present)
    for message in catalogues.sentences(present):
        for complaint in _complaints(message, present.plural_expr):
            yield f"{catalogues.quoted(message.id, message.context)}: {complaint}"


def _rule_of_plurals(language: str, present: Catalog) -> Iterator[str]:
    rule = Catalog(locale=language).plural_forms
    if present.plural_forms != rule:
        yield f"the header's Plural-Forms must be “{rule}”; {UPDATE}"


def _out_of_step(wanted: Catalog, present: Catalog) -> Iterator[str]:
    """The sentences that only the code has, and those that only the catalogue has."""
    in_code = {_key(message) for message in catalogues.sentences(wanted)}
    in_catalogue = {_key(message) for message in catalogues.sentences(present)}
    for missing, meaning in sorted(in_code - in_catalogue):
        yield f"{catalogues.quoted(missing, meaning)}: not in the catalogue; {UPDATE}"
    for unused, meaning in sorted(in_catalogue - in_code):
        yield f"{catalogues.quoted(unused, meaning)}: not in the code any more; {UPDATE}"
    for obsolete in present.obsolete.values():
        yield f"{catalogues.quoted(obsolete.id)}: obsolete; {UPDATE}"


def _key(message: Message) -> tuple[Sentence, str]:
    return catalogues.forms(message.id), message.context or ""


def _complaints(message: Message, rule: str) -> Iterator[str]:
    """What is wrong with one translation; nothing more is said about one that is missing."""
    sentence, translation = catalogues.forms(message.id), catalogues.forms(message.string)
    if not all(form.strip() for form in translation):
        some = any(form.strip() for form in translation)
        yield "a plural form is missing" if some else "not translated"
        return
    if message.fuzzy:
        yield "marked as fuzzy: check it and remove the mark"
    checks = (
        partial(_placeholders, single=_for_one_number(rule)),
        _tags,
        _edges,
        _directions,
        _arrows,
    )
    for check in checks:
        yield from _each(check, sentence, translation)


def _each(
    check: Callable[[Sentence, str, int], str | None], sentence: Sentence, translation: Sentence
) -> Iterator[str]:
    complaints = (check(sentence, form, number) for number, form in enumerate(translation))
    return (complaint for complaint in dict.fromkeys(complaints) if complaint)


def _placeholders(
    sentence: Sentence, form: str, number: int, *, single: frozenset[int]
) -> str | None:
    """A form names what its sentence names.

    What the singular leaves out it may leave out. The number itself may be said in words or not at
    all by a form for one number alone; where a form stands for several, each must be told.
    """
    try:
        named = [_names(original) for original in sentence]
        present = _names(form)
    except ValueError as fault:
        return f"the braces do not match ({fault})"
    required, allowed = set.intersection(*named), set.union(*named)
    if len(sentence) > 1:
        required -= {COUNTED}
        required |= allowed & {COUNTED} if number not in single else set()
    if required <= present <= allowed:
        return None
    return f"the placeholders differ: {_listed(allowed)} became {_listed(present)}"


def _tags(sentence: Sentence, form: str, _number: int) -> str | None:
    present = Counter(TAG.findall(form))
    expected = [Counter(TAG.findall(original)) for original in sentence]
    if present in expected:
        return None
    return f"the tags differ: {_listed(expected[-1])} became {_listed(present)}"


def _edges(sentence: Sentence, form: str, _number: int) -> str | None:
    expected = {_edge(original) for original in sentence}
    if _edge(form) in expected:
        return None
    return "the spaces or line breaks at the beginning or the end differ"


def _directions(_sentence: Sentence, form: str, _number: int) -> str | None:
    if STEERING.search(form):
        return "it steers its direction, which the reader does for every language"
    return None


def _arrows(sentence: Sentence, form: str, _number: int) -> str | None:
    if ARROW.findall(form) in [ARROW.findall(original) for original in sentence]:
        return None
    return "its arrows differ: the reader turns them where a language runs from right to left"


@cache
def _for_one_number(rule: str) -> frozenset[int]:
    """The plural forms that stand for one number alone: Arabic's first three, no Bosnian one."""
    form_of = c2py(rule)
    counts = Counter(form_of(number) for number in range(MANY))
    return frozenset(form for form, numbers in counts.items() if numbers == 1)


def _edge(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _listed(names: set[str] | Counter[str]) -> str:
    return ", ".join(sorted(Counter(names).elements())) or "none"
