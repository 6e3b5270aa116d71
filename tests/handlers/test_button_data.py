"""What a button sends is written once, as a code with its types, and never as a text."""

import ast
from pathlib import Path

import pytest

import handlers
from handlers.subjects import TAPS

HANDLERS = Path(handlers.__file__).parent
MODULES = sorted(HANDLERS.rglob("*.py"))


def test_no_view_writes_what_a_button_sends_as_a_text() -> None:
    found = {
        str(module.relative_to(HANDLERS)): written_as_text(ast.parse(module.read_text()))
        for module in MODULES
    }
    assert not {module: lines for module, lines in found.items() if lines}


@pytest.mark.parametrize(
    "source",
    [
        'Button(text, f"oa:{offer.id}")',
        'Button(text, "cz")',
        'Button(text=text, data="cz")',
        'Button("Yes", "oa:" + str(offer.id))',
        'back_button(scene, "wz:0")',
        'at = f"cx:{case}:{advisor}"',
        'data.startswith("oa:")',
        '"oa:{}".format(offer)',
    ],
)
def test_a_text_in_the_place_of_a_code_is_seen(source: str) -> None:
    assert written_as_text(ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "Button(text, ACCEPT(offer.id))",
        'ACCEPT = code("oa", int)',
        'Button(f"or: {why}", DECLINE(offer.id))',
        'LANGUAGES = {"da": 1}',
    ],
)
def test_a_code_is_no_text(source: str) -> None:
    assert not written_as_text(ast.parse(source))


def written_as_text(module: ast.AST) -> list[int]:
    """The lines on which a text begins with a known code and a colon, or is what a button sends."""
    found = []
    for node in ast.walk(module):
        sent = _beginning(node)
        if isinstance(node, ast.expr) and sent is not None and _is_data(sent):
            found.append(node.lineno)
        if isinstance(node, ast.Call) and _name(node.func) in {"Button", "back_button"}:
            data = [*node.args[1:2], *(each.value for each in node.keywords if each.arg == "data")]
            found += [each.lineno for each in data if _beginning(each) is not None]
    return found


def _beginning(node: ast.AST) -> str | None:
    """How a text begins that is written here; None if it is no text, or begins with a value."""
    if isinstance(node, ast.JoinedStr):
        return _beginning(node.values[0]) if node.values else ""
    value: object = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else None


def _is_data(text: str) -> bool:
    code, colon, rest = text.partition(":")
    return bool(colon) and code in TAPS and not rest.startswith(" ")


def _name(function: ast.expr) -> str:
    return ast.unparse(function).rpartition(".")[2]
