"""Who may write: a function that is handed a unit of work, and no other."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.source import ROOT

WRITES = {"add", "add_all", "delete", "flush", "merge", "refresh"}
STATEMENTS = {"insert", "update", "delete", "insert_or_ignore"}
LOCKS = "with_for_update"


def functions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in sorted((ROOT / "storage").rglob("*.py")):
        if "migrations" not in path.parts:
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.FunctionDef):
                    yield path, node


def parameters(function: ast.FunctionDef) -> dict[str, str]:
    """Names and annotations; of a method, those that a caller gives."""
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    given = [each for each in given if each.arg != "self"]
    return {each.arg: ast.unparse(each.annotation) if each.annotation else "" for each in given}


def test_a_function_that_takes_a_session_only_reads() -> None:
    readers = [(p, f) for p, f in functions() if "Session" in parameters(f).values()]
    assert len(readers) > 200
    assert [f"{path.name}: {f.name} {how}" for path, f in readers for how in writing(f)] == []


def writing(function: ast.FunctionDef) -> Iterator[str]:
    """How it writes, or locks what others write."""
    for node in ast.walk(function):
        if isinstance(node, ast.keyword) and node.arg == LOCKS:
            yield LOCKS
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        called = name.rpartition(".")[2]
        if called in STATEMENTS | {LOCKS} or (
            name.endswith(f"session.{called}") and called in WRITES
        ):
            yield name


def test_who_is_handed_a_unit_takes_nothing_that_it_has() -> None:
    verbs = [(p, f) for p, f in functions() if "UnitOfWork" in parameters(f).values()]
    assert len(verbs) > 300
    for path, verb in verbs:
        taken = parameters(verb)
        assert next(iter(taken)) == "unit", f"{path.name}: {verb.name}"
        assert not {"session", "office", "now"} & set(taken), f"{path.name}: {verb.name}"
