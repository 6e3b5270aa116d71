"""A small project with texts of its own."""

from pathlib import Path

import pytest

from locales import catalogues

CODE = """
from locales.translator import N_plural, plural

# Translators: the button under every question
BACK = N_("Back")
GREETING = N_("<b>Hello {name}!</b>\\nHow are you?")
CASES = N_plural("{count} open case", "{count} open cases")

def said(texts, count):
    return [texts._("Send" " request"), texts.plain("Help"), texts.plural("a day", "{n} days", n=2)]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with code in two packages and catalogues in three languages, all up to date."""
    for language in ("ar", "da", "en"):
        (tmp_path / "locales" / language / "LC_MESSAGES").mkdir(parents=True)
    for package in catalogues.SOURCES:
        (tmp_path / package).mkdir()
    (tmp_path / "handlers" / "greeting.py").write_text(CODE)
    (tmp_path / "casework" / "questions.py").write_text('ASKED = N_("Back"), N_("Done")\n')
    catalogues.update(tmp_path)
    return tmp_path
