"""A case as people know it: `Tagensbo School · parents' meetings`. The reference is for the text.

Only who may read a case is shown words of it; to anybody else it has its reference alone.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from casework.cases.naming import ALONE, LONGEST, parts
from handlers.core.scene import Scene

BETWEEN = " · "

LEAST = 14
"""Characters that a name has beside other words, however many there are of those."""


class Named(Protocol):
    """What a case is named by."""

    @property
    def reference(self) -> str:
        """`TF-2026-0042`."""

    @property
    def organisation_name(self) -> str:
        """Who asks."""

    @property
    def problem(self) -> str:
        """What was written; "" of a case whose requester is erased, 🎤 where it was only spoken."""


C = TypeVar("C", bound=Named)


def name(scene: Scene, organisation: str, problem: str, most: int = LONGEST) -> str:
    """The organisation and a few words of the problem, plain, cut at a word's end, on one line."""
    # Translators: stands in the place of words that are not kept any more
    words = problem if problem.strip() else scene.reader.plain("(erased)")
    return scene.reader.row(parts(organisation, words, most, len(BETWEEN)), BETWEEN)


def name_of(scene: Scene, case: Named, most: int = LONGEST) -> str:
    """The same of a case."""
    return name(scene, case.organisation_name, case.problem, most)


def label_of(scene: Scene, case: Named) -> str:
    """The same on a button that has its row to itself."""
    return name_of(scene, case, ALONE)


def beside(scene: Scene, words: str, case: Named | None) -> str:
    """Words that say what a button does, and the name of the case that it does it with, if any.

    The words stay whole: they tell one button from the other of the same case.
    """
    if case is None:
        return words
    room = max(ALONE - len(words) - len(BETWEEN), LEAST)
    return scene.reader.row((words, name_of(scene, case, room)), BETWEEN)


def told_apart(
    scene: Scene, cases: Sequence[C], label: Callable[[C], str], else_by: Callable[[C], str]
) -> list[str]:
    """A label for each of several cases; of those that would read the same, with the reference.

    `else_by` gives what stands behind the reference then.
    """
    found = [label(each) for each in cases]
    return [
        each
        if found.count(each) == 1
        else scene.reader.row((case.reference, else_by(case)), BETWEEN)
        for each, case in zip(found, cases, strict=True)
    ]


def labels_of(scene: Scene, cases: Sequence[Named]) -> list[str]:
    """`label_of` for each of the cases of a list, told apart."""
    room = ALONE - len("TF-2026-0042") - len(BETWEEN)
    return told_apart(
        scene,
        cases,
        lambda case: label_of(scene, case),
        lambda case: name_of(scene, case, room),
    )


def told(scene: Scene, case: Named) -> str:
    """`TF-2026-0042 (Tagensbo School · parents' meetings)`, as a sentence names it; plain."""
    named = name_of(scene, case)
    return scene.reader.row((case.reference, f"({named})"), " ")
