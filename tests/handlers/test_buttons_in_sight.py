"""Whatever buttons stand together, each has a text of its own, also once it is typed and folded."""

import re
from collections import Counter
from itertools import combinations

from casework.form.engine import SUMMARY, FormState
from handlers.core.keyboards.fitting import room
from handlers.intake.buttons import offered
from handlers.subjects import PROMPTS
from locales.folding import folded
from locales.translator import LANGUAGES
from locales.typed import names
from tests.support.rehearsal import Said
from tests.support.texts import FORM


def test_no_two_buttons_of_a_message_are_typed_alike(everything_said: list[Said]) -> None:
    """But for those that name a case or a time, which are tapped and never typed."""
    alike = set()
    for said in everything_said:
        texts = {button.data or button.copies: folded(button.text) for button in said.buttons}
        counts = Counter(text for text in texts.values() if not re.search(r"\d|^$", text))
        alike |= {(said.kind, said.language, text) for text, n in counts.items() if n > 1}
    assert not alike


def test_no_two_answers_to_a_question_are_typed_alike_in_any_language() -> None:
    for step in [*(question.id for question in FORM.questions), SUMMARY]:
        for kind in ("school", "municipal_office"):
            state = FormState(step=step, answers={"organisation_kind": kind})
            for (one, its), (other, others) in combinations(offered(FORM, state), 2):
                for language in LANGUAGES:
                    same = its.get(language) == others.get(language)
                    assert one == other or not same, (step, language, its)


def test_no_two_buttons_where_words_are_waited_for_are_typed_alike() -> None:
    for prompt in PROMPTS.values():
        different = {"Back", *(each.text for each in prompt.buttons)}  # one stands at two steps
        called = [names(each) for each in sorted(different)]
        for language in LANGUAGES:
            texts = [each[language] for each in called]
            assert len(set(texts)) == len(texts), texts


def test_labels_that_share_a_row_can_be_read_on_a_phone(everything_said: list[Said]) -> None:
    """Two to a row have 18 characters each, in every language; what is longer stands alone."""
    for said in everything_said:
        for row in getattr(said.effect, "keyboard", ()):
            longest = max(len(button.text) for button in row)
            assert len(row) == 1 or longest <= room(len(row)), (said.kind, said.language, row)
