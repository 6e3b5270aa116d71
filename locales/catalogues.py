"""The catalogues: found in the code, brought in step with it, and compiled.

`locales/<language>/LC_MESSAGES/bot.po` is one language; a new language is a new folder. The msgid
is the English sentence as it stands in the code. The files hold no dates, names or line numbers,
so that they change when a text does and at no other time.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCES = ("bot", "casework", "handlers")
SOURCE_LANGUAGE = "en"
# The functions that take a sentence for people; two numbers: singular and plural. "c" is what the
# sentence means, where the same English words mean something else elsewhere.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "C_": ((1, "c"), 2),
    "plain": None,
    "plural": (1, 2),
    "plain_plural": (1, 2),
    "N_plural": (1, 2),
}
# A comment above a sentence that begins so is shown to whoever translates it.
COMMENT_TAG = "Translators:"

QUOTED = 60  # characters of a sentence that are enough to find it

HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""

# Babel's: a plain sentence, or the singular and the plural forms of one.
Text = str | tuple[str, ...] | list[str]


def languages(root: Path) -> list[str]:
    """The languages that have a folder, in alphabetical order."""
    return sorted(folder.parent.name for folder in root.glob("locales/*/LC_MESSAGES"))


def source(root: Path, language: str) -> Path:
    """The file that translators work in."""
    return root / "locales" / language / "LC_MESSAGES" / "bot.po"


def extract(root: Path) -> Catalog:
    """Every sentence for people that stands in the code, without translations."""
    catalogue = Catalog(fuzzy=False)
    for package in SOURCES:
        found = extract_from_dir(
            root / package,
            keywords=KEYWORDS,
            comment_tags=(COMMENT_TAG,),
            strip_comment_tags=True,
        )
        for name, line, sentence, comments, meaning in found:
            place = (f"{package}/{name}", line)
            catalogue.add(sentence, locations=[place], auto_comments=comments, context=meaning)
    return catalogue


def read(root: Path, language: str) -> Catalog:
    """A language's catalogue as it stands; empty if there is no file yet.

    Raises babel.messages.pofile.PoFileError where the file is not well formed.
    """
    file = source(root, language)
    if not file.exists():
        return Catalog(locale=language, fuzzy=False)
    with file.open("rb") as opened:
        return read_po(opened, locale=language, abort_invalid=True)


def update(root: Path) -> list[Path]:
    """Give every catalogue exactly the sentences of the code; the files that changed.

    What is translated stays translated; what is new is left empty, nothing is guessed. English is
    its own translation.
    """
    wanted = extract(root)
    texts = {language: _merged(root, language, wanted) for language in languages(root)}
    return [
        source(root, language)
        for language, text in texts.items()
        if _write_if_new(source(root, language), text)
    ]


def compile_stale(root: Path) -> list[Path]:
    """Compile the catalogues that changed since they were compiled; the files that were written."""
    return [
        _compile(root, language)
        for language in languages(root)
        if _is_stale(source(root, language))
    ]


def sentences(catalogue: Catalog) -> Iterator[Message]:
    """The entries of a catalogue without the first, which is its header."""
    return (message for message in catalogue if message.id)


def forms(text: Text | None) -> tuple[str, ...]:
    """The forms of a text that may have none, one or several."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def quoted(sentence: Text, meaning: str | None = None) -> str:
    """As much of a sentence as is needed to find it, in quotation marks, and what it means."""
    text = " ".join(forms(sentence)[0].split())
    shown = f"“{text}”" if len(text) <= QUOTED else f"“{text[:QUOTED].rstrip()}…”"
    return f"{shown} ({meaning})" if meaning else shown


def _merged(root: Path, language: str, wanted: Catalog) -> str:
    present = read(root, language)
    # Not the plural rule of the file, which may be wrong, but that of the language.
    merged = Catalog(locale=language, fuzzy=False)
    for message in sentences(wanted):
        # A word that has just been split begins in each of its meanings as it was said so far.
        known = present.get(message.id, message.context) or present.get(message.id)
        merged.add(
            message.id,
            _translation(message, known) or _untranslated(message, merged),
            locations=message.locations,
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known else (),
            context=message.context,
        )
    return _as_text(language, merged)


def _translation(message: Message, known: Message | None) -> Text | None:
    """What stands for this very sentence already, unless it is somebody's guess."""
    if known is None or known.fuzzy or forms(known.id) != forms(message.id):
        return None
    return known.string if any(forms(known.string)) else None


def _untranslated(message: Message, catalogue: Catalog) -> Text:
    if catalogue.locale is not None and catalogue.locale.language == SOURCE_LANGUAGE:
        return message.id
    return ("",) * catalogue.num_plurals if message.pluralizable else ""


def _as_text(language: str, catalogue: Catalog) -> str:
    body = BytesIO()
    write_po(
        body,
        catalogue,
        width=100,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    header = HEADER.format(language=language, plural_forms=catalogue.plural_forms)
    return (header + body.getvalue().decode()).rstrip("\n") + "\n"


def _compile(root: Path, language: str) -> Path:
    catalogue = read(root, language)
    return _write(source(root, language).with_suffix(".mo"), lambda to: write_mo(to, catalogue))


def _is_stale(file: Path) -> bool:
    compiled = file.with_suffix(".mo")
    if not file.exists():
        return False
    return not compiled.exists() or compiled.stat().st_mtime < file.stat().st_mtime


def _write_if_new(file: Path, text: str) -> bool:
    if file.exists() and file.read_text(encoding="utf-8") == text:
        return False
    _write(file, lambda to: to.write(text.encode()))
    return True


def _write(file: Path, fill: Callable[[BytesIO], object]) -> Path:
    """Replace a file in one step, for a program that starts just now."""
    content = BytesIO()
    fill(content)
    draft = file.with_suffix(".new")
    draft.write_bytes(content.getvalue())
    return draft.replace(file)
