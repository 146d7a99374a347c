"""The rows that work on nodes; their keys work while the tree or the outline has the focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scenario_desk.desk.actions.row import Row
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.desk.nodes.host import Way
    from scenario_desk.desk.shell.window import Window

MENU = "&Tree"


def tree_rows() -> tuple[Row, ...]:
    """Every action on nodes and branches, worded in the current language."""
    return (
        _row("add_child", _("Add a &branch below"), lambda w: w.nodes.add_child(),
             "Tab", "Ins", icon="child"),
        _row("add_sibling", _("Add a branch b&eside"), lambda w: w.nodes.add_sibling(),
             "Return", "Enter", icon="sibling"),
        _row("add_sibling_above", _("Add a branch &above"), lambda w: w.nodes.add_sibling_above(),
             "Shift+Return", "Shift+Enter"),
        _row("add_parent", _("Add a node in be&tween"), lambda w: w.nodes.add_parent(),
             "Ctrl+Return", "Ctrl+Enter"),
        _row("edit_label", _("Edit the &label"), lambda w: w.nodes.writing.edit_label(), "F2",
             before=True),
        _row("edit_question", _("Edit the &question"), lambda w: w.nodes.writing.edit_question(),
             "Shift+F2"),
        _row("edit_probability", _("Edit the &probability"),
             lambda w: w.nodes.writing.edit_probability()),
        _row("quick_line", _("&Judge in a line"), lambda w: w.nodes.quick_line(), "="),
        _row("probabilities", _("Probabilities to&gether…"), lambda w: w.nodes.probabilities(),
             "%"),
        _row("spread_evenly", _("Spread the probabilities e&venly"),
             lambda w: w.nodes.spread_evenly()),
        _row("normalise", _("&Normalise the probabilities"), lambda w: w.nodes.normalise()),
        _row("make_decision", _("Make it a &decision"), lambda w: w.nodes.make_decision(),
             before=True),
        _row("make_chance", _("Make it a c&hance node"), lambda w: w.nodes.make_chance()),
        _row("make_leaf", _("Make it a lea&f"), lambda w: w.nodes.make_leaf()),
        _row("reorder_up", _("Move &up"), lambda w: w.nodes.reorder_up(), "Alt+Up", icon="up",
             before=True),
        _row("reorder_down", _("Move d&own"), lambda w: w.nodes.reorder_down(), "Alt+Down",
             icon="down"),
        _row("delete_keep_children", _("Delete, &keep what is below"),
             lambda w: w.nodes.delete_keep_children(), "Ctrl+Del"),
        _row("fold", _("Fold o&r unfold"), lambda w: w.nodes.fold_toggle(), "Space", "Ctrl+/",
             icon="fold", before=True),
        _row("happened", _("Thi&s happened"), lambda w: w.nodes.happened(), icon="happened",
             before=True),
        _row("take_back", _("Take the &move back"), lambda w: w.nodes.take_back()),
        *_walking(),
    )  # fmt: skip


def shown(window: Window) -> bool:
    """Whether there is a view of nodes to work in."""
    return window.nodes_shown


def _walking() -> tuple[Row, ...]:
    return (
        *_way("left", _("To what &leads here"), "Left"),
        *_way("right", _("To the &branches"), "Right"),
        *_way("up", _("To the one &above"), "Up"),
        *_way("down", _("To the one belo&w"), "Down"),
        *_way("home", _("To the &root"), "Home"),
        *_way("end", _("To the las&t one"), "End"),
    )


def _way(way: Way, text: str, key: str) -> tuple[Row, Row]:
    """The rows that go a way, and that select what is there beside what is selected."""
    extending = _("{way}, keeping what is selected").format(way=text.replace("&", ""))
    return (
        Row(f"walk_{way}", text, f"{MENU}/&Walk", lambda w: w.nodes.walk(way), (key,), "tree",
            enabled=shown),
        # Keys do it, and the palette: in the menu everything would stand twice.
        Row(f"walk_{way}_extending", extending, "",
            lambda w: w.nodes.walk(way, extend=True), (f"Shift+{key}",), "tree", enabled=shown),
    )  # fmt: skip


def _row(
    name: str,
    text: str,
    run: Callable[[Window], object],
    *keys: str,
    icon: str = "",
    before: bool = False,
) -> Row:
    return Row(
        name,
        text,
        MENU,
        run,
        keys,
        "tree",
        icon=icon,
        enabled=shown,
        before=before,
        context=("node",),
    )
