"""Imports point one way, and what runs before the set-up needs nothing that it sets up."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "scenario_desk"

BEFORE_THE_SET_UP = [
    CHECKOUT / "main.py",
    PACKAGE / "__init__.py",
    PACKAGE / "bootstrap.py",
    PACKAGE / "locate.py",
    *sorted((PACKAGE / "first_run").glob("*.py")),
]


def test_imports_point_one_way(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(CHECKOUT)

    status = lint_imports(no_cache=True, no_logo=True)

    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


@pytest.mark.parametrize("path", BEFORE_THE_SET_UP, ids=lambda path: path.stem)
def test_the_set_up_needs_the_standard_library_alone(path: Path) -> None:
    allowed = {"scenario_desk.bootstrap", "scenario_desk.cli", "scenario_desk.first_run"}
    strangers = {
        name
        for name in imported(path)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not any(name == one or name.startswith(f"{one}.") for one in allowed)
    }

    assert not strangers


def test_the_program_itself_starts_only_when_all_is_set_up() -> None:
    tree = ast.parse((PACKAGE / "bootstrap.py").read_text(encoding="utf-8"))
    at_once = {name for node in tree.body for name in imported_by(node)}

    assert "scenario_desk.cli" not in at_once


def test_what_keeps_scenarios_opens_no_widgets() -> None:
    """Pictures and pages are drawn with QtGui, which needs no window."""
    widgets = {
        path.name: name
        for path in (PACKAGE / "exchange").rglob("*.py")
        for name in imported(path)
        if name.startswith("PySide6.QtWidgets") or name == "scenario_desk.desk"
    }

    assert not widgets


def imported(path: Path) -> set[str]:
    """Return every module a file imports, wherever in the file it does."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {name for node in ast.walk(tree) for name in imported_by(node)}


def imported_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield node.module or ""
