"""Whoever checks the catalogues is told, in a line each, what to mend."""

from pathlib import Path

import pytest

from locales import catalogues, inspection

ENGLISH_ONLY = ("ar", "da")
GREETING = 'msgstr ""\n"<b>Hello {name}!</b>\\n"\n"How are you?"'
CASES = 'msgstr[0] "{count} open case"\nmsgstr[1] "{count} open cases"'


@pytest.fixture
def english(project: Path) -> Path:
    """A project with the one complete catalogue."""
    for language in ENGLISH_ONLY:
        catalogues.source(project, language).unlink()
        catalogues.source(project, language).parent.rmdir()
    return project


def edit(project: Path, old: str, new: str) -> None:
    """Change the catalogue by hand."""
    file = catalogues.source(project, "en")
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


def test_a_complete_catalogue_has_no_problems(english: Path) -> None:
    assert inspection.problems(english) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('msgstr "Back"', 'msgstr ""', "“Back”: not translated"),
        ('msgstr "Back"', 'msgstr " "', "“Back”: not translated"),
        ('msgstr "Back"', 'msgstr "Back "', "“Back”: the spaces or line breaks at the beginning"),
        ('msgstr "Back"', 'msgstr "\\nBack"', "“Back”: the spaces or line breaks at the beginning"),
        ('msgid "Back"', '#, fuzzy\nmsgid "Back"', "“Back”: marked as fuzzy"),
        ('msgstr "Back"', 'msgstr "Back {n}"', "“Back”: the placeholders differ: none became n"),
        ('msgstr "Back"', 'msgstr "Back {"', "“Back”: the braces do not match"),
        ('msgstr "Back"', 'msgstr "<i>Back</i>"', "“Back”: the tags differ: none became </i>, <i>"),
        (GREETING, 'msgstr "<b>Hello {nmae}!</b>"', "differ: name became nmae"),
        (GREETING, 'msgstr "<b>Hello {name}!<b>"', "differ: </b>, <b> became <b>, <b>"),
        (CASES, 'msgstr[0] "{count} open case"', "“{count} open case”: a plural form is missing"),
        (CASES, 'msgstr[0] "{count}"\nmsgstr[1] "many"', "placeholders differ: count became none"),
        (CASES, f'{CASES}\nmsgstr[2] "{{count}} cases"', "the catalogue can't be read"),
        ("nplurals=2", "nplurals=3", "the header's Plural-Forms must be “nplurals=2"),
        ('msgid "Back"', 'msgid "Bakc"', "“Back”: not in the catalogue"),
        ('msgid "Back"', 'msgid "Bakc"', "“Bakc”: not in the code any more"),
        ('msgid "Back"', '#~ msgid "Old"\n#~ msgstr "Old"\n\nmsgid "Back"', "“Old”: obsolete"),
        ('msgid "Back"', 'mgsid "Back"', "the catalogue can't be read"),
    ],
    ids=range(18),
)
def test_a_fault_is_told_with_its_sentence(english: Path, old: str, new: str, problem: str) -> None:
    edit(english, old, new)
    problems = inspection.problems(english)
    assert any(line.startswith("en: ") and problem in line for line in problems), problems
    assert all("\n" not in line for line in problems)


def test_a_singular_may_leave_its_figure_out(english: Path) -> None:
    edit(english, 'msgstr[0] "a day"', 'msgstr[0] "{n} day"')
    assert inspection.problems(english) == []


def test_a_language_without_a_catalogue_is_named(project: Path) -> None:
    catalogues.source(project, "da").unlink()
    assert [line for line in inspection.problems(project) if line.startswith("da")] == [
        "da: there is no catalogue; run `python -m locales update`"
    ]


def test_an_untranslated_catalogue_has_one_line_for_each_sentence(project: Path) -> None:
    problems = inspection.problems(project)
    assert len(problems) == 2 * 7
    assert "ar: “a day”: not translated" in problems


THINGS = 'THINGS = N_plural("{number} thing", "{number} things")\n'


@pytest.mark.parametrize(
    ("language", "forms", "problems"),
    [
        ("ar", ["none", "one", "two", "{number} few", "{number} many", "{number} other"], []),
        ("ar", ["none", "one", "two", "few", "{number} many", "{number} other"], ["number"]),
        (
            "ar",
            ["none", "one", "two", "{number} few", "{number}", ""],
            ["a plural form is missing"],
        ),
        ("bs", ["{number} thing", "{number} things", "{number} of them"], []),
        ("bs", ["one thing", "{number} things", "{number} of them"], ["number"]),
        ("bs", ["{number} thing", "{number} things", "many"], ["number"]),
        ("pl", ["one thing", "{number} things", "{number} of them"], []),
        ("pl", ["one thing", "{nmber} things", "{number} of them"], ["nmber"]),
        ("tr", ["{number} thing"], []),
        ("tr", ["a thing"], ["number"]),
        ("da", ["one thing", "{number} things"], []),
    ],
)
def test_a_form_for_one_number_may_say_it_in_words_and_each_other_tells_it(
    tmp_path: Path, language: str, forms: list[str], problems: list[str]
) -> None:
    (tmp_path / "locales" / language / "LC_MESSAGES").mkdir(parents=True)
    for package in catalogues.SOURCES:
        (tmp_path / package).mkdir()
    (tmp_path / "handlers" / "things.py").write_text(THINGS)
    catalogues.update(tmp_path)
    file = catalogues.source(tmp_path, language)
    for at, form in enumerate(forms):
        file.write_text(file.read_text().replace(f'msgstr[{at}] ""', f'msgstr[{at}] "{form}"'))

    found = inspection.problems(tmp_path)

    assert len(found) == len(problems), found
    assert all(part in line for part, line in zip(problems, found, strict=True)), found


def test_what_a_word_means_is_told_with_its_fault(english: Path) -> None:
    code = english / "handlers" / "greeting.py"
    code.write_text(code.read_text() + 'SPINE = C_("a body", "Back")\n')
    assert inspection.problems(english) == [
        "en: “Back” (a body): not in the catalogue; run `python -m locales update`"
    ]


def test_a_translator_need_not_steer_the_direction(english: Path) -> None:
    edit(english, 'msgstr "Back"', 'msgstr "\u2068Back\u2069"')
    assert any("steers its direction" in line for line in inspection.problems(english))


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ('_("Tap <b>Done</b> when that is all.")', "“Done” is a button's name"),
        ('_("Write on, or tap Done.")', "“Done” is a button's name"),
        ('_("“Back” brings you there.")', "“Back” is a button's name"),
        ('_("<b>Done</b>")', None),
        ('_("Tap <b>{button}</b> when that is all.")', None),
        ('_("It works for {days} days.")', "{days} counts without plural forms"),
        ('_("At least {n} more characters.")', "{n} counts without plural forms"),
        ('_("It works for {days}.")', None),
        ('N_plural("{number} day", "{number} days")', None),
        ('N_plural("{number} day in {months} months", "{number} days")', "{months} counts"),
    ],
)
def test_a_sentence_that_goes_wrong_in_other_languages_is_told(
    english: Path, sentence: str, fault: str | None
) -> None:
    code = english / "handlers" / "greeting.py"
    code.write_text(f"{code.read_text()}\nSAID = {sentence}\n")
    catalogues.update(english)
    found = inspection.problems(english)
    assert len(found) == (fault is not None), found
    assert not found or (found[0].startswith("code: ") and fault and fault in found[0])


def test_an_arrow_is_left_to_the_reader(english: Path) -> None:
    code = english / "handlers" / "greeting.py"
    code.write_text(f'{code.read_text()}\nSAID = _("→ {{name}}")\n')
    catalogues.update(english)
    edit(english, 'msgstr "→ {name}"', 'msgstr "← {name}"')
    assert ["its arrows differ" in line for line in inspection.problems(english)] == [True]
