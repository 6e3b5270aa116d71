"""What the code itself says: refusals that are raised, and kinds of message that are enqueued."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from casework.relay import OVER
from storage.follow_ups.notices import FollowUpsGathered
from storage.subjects import FOLLOW_UPS, MAKERS
from storage.transaction.notice import Notice, kinds

ROOT = Path(__file__).parents[2]
PACKAGES = ("casework", "storage", "handlers", "bot")


def refusals_raised() -> dict[str, list[set[str]]]:
    """Every code that something is refused with: the names of the data, for each place."""
    found: dict[str, list[set[str]]] = defaultdict(list)
    for function in _functions():
        for call in _calls(function, {"Refused"}):
            names = {each.arg for each in call.keywords if each.arg}
            for code in _texts(function, call.args[0]):
                found[code].append(names)
    for code in OVER.values():  # a table, that the code looks into
        found[code].append({"reference"})
    return dict(found)


def notices() -> list[type[Notice]]:
    """Every notice of the program; not those that a test has made up."""
    return [each for each in kinds() if not each.__module__.startswith("tests.")]


def kinds_enqueued() -> set[str]:
    """Every kind of message that something puts into the outbox."""
    found = {FollowUpsGathered.kind, *(each.notice.kind for each in FOLLOW_UPS.values())}
    found |= {maker.notice.kind for maker in MAKERS.values()}
    lost = [each.when_lost for each in notices() if each.when_lost is not None]
    found |= {instead.kind for each in lost for instead in (each.surely, each.perhaps)}
    typed = {each.__name__: each.kind for each in notices()}
    for function in _functions():
        found |= {typed[_name(call)] for call in _calls(function, set(typed))}
    return found


@cache
def _functions() -> tuple[ast.AST, ...]:
    """Each function of the program, and what stands outside of them; read once."""
    return tuple(_parts())


def _parts() -> Iterator[ast.AST]:
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            if "playground" in file.parts or "migrations" in file.parts:
                continue
            tree = ast.parse(file.read_text())
            inner = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
            yield from inner
            yield ast.Module([node for node in tree.body if _is_data(node)], [])


def _is_data(node: ast.stmt) -> bool:
    return not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)


def _calls(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in names:
            yield node


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _texts(function: ast.AST, value: ast.expr) -> set[str]:
    """The texts that a value can be: written there, or given to its name in the same function."""
    if isinstance(value, ast.Name):
        given = [
            node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name) and target.id == value.id
        ]
        return {text for each in given for text in _texts(function, each)}
    if isinstance(value, ast.IfExp):
        return _texts(function, value.body) | _texts(function, value.orelse)
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return {value.value}
    return set()
