"""The catalogues follow the code, and keep what people translated."""

import ast
import gettext
import os
from inspect import signature
from pathlib import Path

import pytest

from locales import catalogues
from locales.translator import Reader

ROOT = Path(__file__).parents[2]

BACK = 'msgid "Back"\nmsgstr ""\n'


def text(project: Path, language: str) -> str:
    return catalogues.source(project, language).read_text()


def edit(project: Path, language: str, old: str, new: str) -> None:
    """Change a catalogue by hand."""
    before = text(project, language)
    assert old in before
    catalogues.source(project, language).write_text(before.replace(old, new))


def test_every_sentence_of_the_code_is_found(project: Path) -> None:
    found = {catalogues.forms(m.id) for m in catalogues.sentences(catalogues.extract(project))}
    assert found == {
        ("Back",),
        ("Done",),
        ("Help",),
        ("Send request",),
        ("<b>Hello {name}!</b>\nHow are you?",),
        ("a day", "{n} days"),
        ("{count} open case", "{count} open cases"),
    }


def test_english_is_its_own_translation_and_the_others_wait_for_theirs(project: Path) -> None:
    assert 'msgid "Done"\nmsgstr "Done"' in text(project, "en")
    assert 'msgstr[1] "{count} open cases"' in text(project, "en")
    assert 'msgid "Done"\nmsgstr ""' in text(project, "da")


def test_a_language_has_as_many_plural_forms_as_it_needs(project: Path) -> None:
    assert "nplurals=6;" in text(project, "ar")
    assert text(project, "ar").count("msgstr[5]") == 2
    assert text(project, "da").count("msgstr[1]") == 2
    assert "msgstr[2]" not in text(project, "da")


def test_a_translator_sees_where_a_sentence_stands_and_what_is_said_about_it(project: Path) -> None:
    note = "#. the button under every question\n"
    places = "#: casework/questions.py handlers/greeting.py\n"
    assert f"{note}{places}{BACK}" in text(project, "da")


def test_an_update_without_news_changes_nothing(project: Path) -> None:
    assert catalogues.update(project) == []
    code = project / "handlers" / "greeting.py"
    code.write_text("# a line more\n\n" + code.read_text())
    assert catalogues.update(project) == []


def test_translations_and_notes_stay_and_unused_ones_go(project: Path) -> None:
    edit(project, "da", BACK, 'msgid "Back"\nmsgstr "Tilbage"\n')
    edit(project, "da", 'msgid "Done"\nmsgstr ""', 'msgid "Done"\nmsgstr "Færdig"')
    (project / "casework" / "questions.py").write_text('ASKED = N_("Not sure yet")\n')
    assert catalogues.update(project) == [
        catalogues.source(project, language) for language in ("ar", "da", "en")
    ]
    assert 'msgstr "Tilbage"' in text(project, "da")
    assert 'msgid "Not sure yet"\nmsgstr ""' in text(project, "da")
    assert "Færdig" not in text(project, "da")


@pytest.mark.parametrize("changed", ["{count} open cases now", "cases"])
def test_a_changed_plural_is_translated_anew(project: Path, changed: str) -> None:
    edit(project, "da", 'msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "en"\nmsgstr[1] "flere"')
    code = project / "handlers" / "greeting.py"
    code.write_text(code.read_text().replace("{count} open cases", changed))
    catalogues.update(project)
    assert f'msgid_plural "{changed}"\nmsgstr[0] ""\nmsgstr[1] ""' in text(project, "da")
    assert f'msgstr[1] "{changed}"' in text(project, "en")


def test_a_guess_is_not_kept(project: Path) -> None:
    edit(project, "da", BACK, '#, fuzzy\nmsgid "Back"\nmsgstr "Ryg"\n')
    catalogues.update(project)
    assert "Ryg" not in text(project, "da")
    assert "fuzzy" not in text(project, "da")


def test_nothing_in_a_catalogue_depends_on_the_day_or_the_machine(project: Path) -> None:
    head = text(project, "da").partition("\n\n")[0].splitlines()
    assert head == [
        'msgid ""',
        'msgstr ""',
        '"Language: da\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"',
    ]


def test_only_a_changed_catalogue_is_compiled_and_python_reads_it(project: Path) -> None:
    assert len(catalogues.compile_stale(project)) == 3
    assert catalogues.compile_stale(project) == []
    edit(project, "da", BACK, 'msgid "Back"\nmsgstr "Tilbage"\n')
    changed = catalogues.source(project, "da")
    os.utime(changed, (changed.stat().st_atime + 5, changed.stat().st_mtime + 5))
    assert catalogues.compile_stale(project) == [changed.with_suffix(".mo")]
    danish = gettext.translation("bot", project / "locales", ["da"])
    assert danish.gettext("Back") == "Tilbage"
    english = gettext.translation("bot", project / "locales", ["en"])
    assert english.ngettext("a day", "{n} days", 3) == "{n} days"


def test_one_english_word_that_means_two_things_is_translated_twice(project: Path) -> None:
    code = project / "handlers" / "greeting.py"
    code.write_text(code.read_text() + 'WAY, SPINE = C_("a way", "Back"), C_("a body", "Back")\n')
    catalogues.update(project)
    for meaning, word in (("a body", "Ryg"), ("a way", "Vej")):
        entry = f'msgctxt "{meaning}"\n{BACK}'
        edit(project, "da", entry, entry.replace('msgstr ""', f'msgstr "{word}"'))
    assert catalogues.update(project) == []
    catalogues.compile_stale(project)
    danish = gettext.translation("bot", project / "locales", ["da"])
    assert danish.pgettext("a body", "Back") == "Ryg"
    assert danish.pgettext("a way", "Back") == "Vej"
    assert danish.gettext("Back") == "Back"


def test_a_word_that_is_split_begins_as_it_was_said_so_far(project: Path) -> None:
    edit(project, "da", BACK, 'msgid "Back"\nmsgstr "Tilbage"\n')
    for package, name in (("handlers", "greeting.py"), ("casework", "questions.py")):
        code = project / package / name
        code.write_text(code.read_text().replace('N_("Back")', f'C_("{package}", "Back")'))
    catalogues.update(project)
    assert text(project, "da").count('msgid "Back"\nmsgstr "Tilbage"') == 2
    assert catalogues.update(project) == []


def test_every_way_to_say_a_sentence_is_looked_for() -> None:
    say = {
        name
        for name, method in vars(Reader).items()
        if callable(method) and {"sentence", "many"} & {*signature(method).parameters}
    }
    assert say
    assert say <= set(catalogues.KEYWORDS)


def test_no_sentence_stands_where_it_is_not_found() -> None:
    """Within an f-string, that is."""
    lost = [
        f"{file}:{call.lineno}"
        for package in catalogues.SOURCES
        for file in (ROOT / package).rglob("*.py")
        for text in ast.walk(ast.parse(file.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and _says(call)
    ]
    assert not lost


def _says(call: ast.Call) -> bool:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    literal = any(isinstance(each, ast.Constant) for each in call.args[:1])
    return name in catalogues.KEYWORDS and literal
