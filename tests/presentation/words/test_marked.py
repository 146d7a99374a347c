"""Every text that a person reads can be translated: it is marked where a catalogue finds it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import scenario_desk

PACKAGE = Path(scenario_desk.__file__).parent
MARKS = {"mark", "mark_in"}
SAYING = {"_", "ngettext"}
SHOWING = re.compile(
    r"set(Text|ToolTip|StatusTip|WhatsThis|Title|WindowTitle|InformativeText|DetailedText"
    r"|PlaceholderText|SpecialValueText|LabelText|Accessible(Name|Description)|Prefix|Suffix)"
    r"|add(Action|Menu|Button|Tab|Section)|Q(Action|Label|Menu|GroupBox)|Q\w+Button|QCheckBox"
    r"|print|echo"
)
"""What puts a text before a person."""
PROSE = re.compile(r"[A-Za-z][,;:.]?\s+[A-Za-z(]|&[A-Za-z]|^[A-Z].*[a-z][.!?…]$")
"""Words after one another, a sentence of one word, or a word with its key in a menu."""
NEVER_SHOWN = {"ValueError", "TypeError", "TypeVar", "AssertionError"}
"""What is raised of a mistake in the program, and what only the type checker reads."""
OTHER = re.compile(
    r"[<{}]|=\"|(border|color|padding|background)[a-z-]*:|&\w+;|^\t?(Ctrl|Shift)\+"
    r"|^\s*(BEGIN|CREATE|DELETE|GROUP|INSERT|ORDER|PRAGMA|ROLLBACK|SAVEPOINT|SELECT|UPDATE|WHERE) "
)
"""Markup, style sheets, keys, and what a database is asked."""

NAMES = {"Scenario Desk", "Scenario Desk ", "Scenario Desk[*]", ")[*] — Scenario Desk"}
"""The program's own name, in any language."""
FONTS = {"Segoe UI", "Noto Sans", "DejaVu Sans"}
EXCEPTIONS = {
    # Reports of mishaps, for those who mend them.
    "Last messages of Qt:",
    "In the thread ",
    "Native crashes will leave no trace: ",
    # What the JSON decoder says.
    "Unterminated string",
    # The schema is for programs, and names things in English.
    "Scenario Desk scenario",
    "What a *.scenario file holds; a field with its default value is left out.",
    "An estimate that says what it is of.",
    "A change from what the one before held to what this one holds.",
    # Said by an installation too broken to look for a language.
    " is missing from this installation of Scenario Desk; install it again.",
    # Names that standards and systems have given.
    "; HttpOnly; SameSite=Strict",
    "IP Address",
    "Application Support",
    # An article in the names that authors give.
    "The ",
}


def modules() -> list[Path]:
    """Every module but those of the set-up, which runs before there is anything to say it with."""
    paths = [path for path in PACKAGE.rglob("*.py") if path.parent.name != "first_run"]
    return sorted(path for path in paths if path != PACKAGE / "bootstrap.py")


def called(node: ast.AST) -> str:
    """The name of what is called; "" for what is no call."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def unmarked(node: ast.AST, shown: bool = False) -> Iterator[ast.Constant]:
    """The texts below a node that no catalogue holds.

    shown: whether they go before a person; else only what reads as prose is one.
    """
    name = called(node)
    if name in MARKS | SAYING | NEVER_SHOWN or isinstance(node, ast.Assert):
        return
    if isinstance(node, ast.Constant):
        text = node.value if isinstance(node.value, str) else ""
        if (shown and re.search("[A-Za-z]{2}", text)) or PROSE.search(text):
            yield node
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        pass  # A docstring.
    elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        yield from unmarked(node.value)
    else:
        if name or isinstance(node, ast.Compare):
            shown = bool(SHOWING.fullmatch(name))
        for child in ast.iter_child_nodes(node):
            said = isinstance(child, ast.keyword) and child.arg in ("help", "epilog")
            yield from unmarked(child, shown or said)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_text_that_a_person_reads_is_marked(path: Path) -> None:
    allowed = NAMES | FONTS | EXCEPTIONS
    texts = unmarked(ast.parse(path.read_text(encoding="utf-8")))
    found = [
        f"{text.lineno}: {text.value!r}"
        for text in texts
        if text.value not in allowed and not OTHER.search(text.value)
    ]
    assert not found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_is_said_before_the_language_is_chosen(path: Path) -> None:
    """What is defined at import is marked there, and said where it is used."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node.lineno for node in at_import(tree) if called(node) in SAYING]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_catalogue_finds_what_is_marked(path: Path) -> None:
    """A text is a literal where it is marked: nothing else can be gathered for translation."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and called(node) in MARKS and isinstance(node.func, ast.Name):
            assert all(isinstance(each, ast.Constant) for each in node.args), node.lineno


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Everything that is done when a module is imported: all but the bodies of functions."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from at_import(child)
