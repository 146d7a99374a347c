"""Imports point one way, and what runs before the set-up needs nothing that it sets up."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
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


MAKES_SCENARIOS = {
    "desk/bench/workbench.py",
    "exchange/csv_tables.py",
    "exchange/fragments/as_file.py",
    "exchange/fragments/as_text.py",
    "exchange/fragments/carrying.py",
    "exchange/scenario_file.py",
    "exchange/scenario_reader.py",
    "desk/nodes/clipboard.py",
}
"""Beside the model: what reads a scenario from somewhere, and the one that holds it."""


def test_a_scenario_is_changed_by_edits_of_the_model_alone() -> None:
    """Nothing else puts fields or nodes into one, or gives one back that was given one."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if name.startswith("model/") or name in MAKES_SCENARIOS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not _makes_a_scenario(node), f"{name}:{node.lineno} belongs into model/edits"


def _makes_a_scenario(node: ast.AST) -> bool:
    match node:
        case ast.ImportFrom(module="scenario_desk.model.scenario", names=names):
            return any(alias.name == "replace" for alias in names)
        case (
            ast.Call(func=ast.Name(id="Scenario")) | ast.Call(func=ast.Attribute(attr="with_nodes"))
        ):
            return True
        case ast.FunctionDef(returns=ast.Name(id="Scenario")):
            return True
    return False


def test_imports_run_in_circles_in_one_folder_at_most() -> None:
    """Wherever in a file an import stands, but for those that only the type checker reads."""
    folders = {name: path.parent for path in PACKAGE.rglob("*.py") for name in [module_of(path)]}
    graph = nx.DiGraph(
        (module_of(path), name)
        for path in PACKAGE.rglob("*.py")
        for name in run_time_imports(path)
        if name in folders and name != module_of(path)
    )
    circles = [
        sorted(circle)
        for circle in nx.strongly_connected_components(graph)
        if len({folders[name] for name in circle}) > 1
    ]

    assert not circles


def module_of(path: Path) -> str:
    """Return the name by which a file of the package is imported."""
    name = ".".join(path.relative_to(CHECKOUT).with_suffix("").parts)
    return name.removesuffix(".__init__")


def run_time_imports(path: Path) -> Iterator[str]:
    """Every module that a file has loaded once all of it ran, and the packages that they are in.

    The packages of the file itself were loaded before it.
    """
    own = f"{module_of(path)}."
    for node in at_run_time(ast.parse(path.read_text(encoding="utf-8"))):
        names = list(imported_by(node))
        if isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            yield name
            while name := name.rpartition(".")[0]:
                if not own.startswith(f"{name}."):
                    yield name


def at_run_time(node: ast.AST) -> Iterator[ast.AST]:
    """Everything in a file but what only the type checker reads."""
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)):
            yield child
            yield from at_run_time(child)


def imported(path: Path) -> set[str]:
    """Return every module a file imports, wherever in the file it does."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {name for node in ast.walk(tree) for name in imported_by(node)}


def imported_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield node.module or ""
