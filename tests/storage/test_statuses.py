"""A case moves by the one table only: casework/cases/transitions.py, and nowhere past it."""

import ast
from collections.abc import Iterator

from tests.support.source import ROOT

PACKAGES = ("storage", "handlers", "bot")


def trees() -> Iterator[tuple[str, ast.AST]]:
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            if "migrations" not in file.parts:
                yield str(file.relative_to(ROOT)), ast.parse(file.read_text())


def is_after(value: ast.expr | None) -> bool:
    """Whether a value is what `transitions.after` gives."""
    return isinstance(value, ast.Call) and ast.unparse(value.func).split(".")[-1] == "after"


def names_a_status(value: ast.expr) -> bool:
    return "CaseStatus." in ast.unparse(value)


def of_a_case(target: ast.expr, value: ast.expr) -> bool:
    """Whether this sets the status of a case; drafts and visits have statuses of their own."""
    if not isinstance(target, ast.Attribute) or target.attr != "status":
        return False
    return ast.unparse(target.value).split(".")[-1] in {"requisition", "case"} or names_a_status(
        value
    )


def set_by_hand(tree: ast.AST) -> Iterator[int]:
    """The lines that set the status of a stored case to anything but what the table says."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            bad = (each for each in node.targets if of_a_case(each, node.value))
            if next(bad, None) is not None and not is_after(node.value):
                yield node.lineno
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".values"):
            given = [each.value for each in node.keywords if each.arg == "status"]
            yield from (node.lineno for value in given if names_a_status(value))


def begun_as(tree: ast.AST) -> Iterator[str]:
    """What a case is when it is written down."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Requisition":
            yield from (ast.unparse(each.value) for each in node.keywords if each.arg == "status")


def test_every_change_of_status_asks_the_table() -> None:
    assert [(name, line) for name, tree in trees() for line in set_by_hand(tree)] == []


def test_a_case_begins_as_submitted() -> None:
    assert {each for _name, tree in trees() for each in begun_as(tree)} == {"CaseStatus.SUBMITTED"}


def test_what_passes_the_table_by_is_found() -> None:
    written = (
        "requisition.status = CaseStatus.CLOSED\n"
        "found.status = CaseStatus.ACTIVE\n"
        "requisition.status = chosen\n"
        "update(Requisition).values(status=CaseStatus.CLOSED)\n"
        "requisition.status = after(requisition.status, Step.CLOSE)\n"
        "visit.status = VisitStatus.AGREED\n"
    )
    assert sorted(set_by_hand(ast.parse(written))) == [1, 2, 3, 4]
