"""The rows of editing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_desk.desk.actions.row import Row, opened
from scenario_desk.desk.actions.tree_rows import shown
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.desk.shell.window import Window


def edit_rows() -> tuple[Row, ...]:
    """Every action of editing, worded in the current language."""
    menu = "&Edit"
    return (
        Row("undo", lambda w: _("&Undo {step}").format(step=w.undo_text.replace("&", "&&")).strip(), menu,
            _undo, ("Ctrl+Z",), icon="undo",
            enabled=lambda w: bool(w.undo_text)),
        Row("redo", lambda w: _("&Redo {step}").format(step=w.redo_text.replace("&", "&&")).strip(), menu,
            _redo, ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo",
            enabled=lambda w: bool(w.redo_text)),
        Row("cut", _("Cu&t branch"), menu, lambda w: w.nodes.cut(), ("Ctrl+X",), "tree",
            enabled=shown, before=True, context=("node",)),
        Row("copy", _("&Copy branch"), menu, lambda w: w.nodes.copy(), ("Ctrl+C",), "tree",
            icon="copy", enabled=shown, context=("node",)),
        Row("paste", _("&Paste below"), menu, lambda w: w.nodes.paste(), ("Ctrl+V",), "tree",
            enabled=shown, context=("node",)),
        Row("duplicate", _("&Duplicate branch"), menu, lambda w: w.nodes.duplicate(), ("Ctrl+D",),
            "tree", enabled=shown, context=("node",)),
        Row("delete", _("De&lete branch"), menu, lambda w: w.nodes.delete(), ("Delete",), "tree",
            icon="delete", enabled=shown, context=("node",)),
        Row("select_all", _("Select &all nodes"), menu, lambda w: w.nodes.select_all(),
            ("Ctrl+A",), "tree", enabled=shown),
        Row("find", _("&Find…"), menu, lambda w: w.nodes.find.open(), ("Ctrl+F",), "tree",
            icon="search", enabled=shown, before=True),
        Row("find_next", _("Find &next"), menu, lambda w: w.nodes.find.step(1), ("F3",), "tree",
            enabled=shown),
        Row("find_previous", _("Find previ&ous"), menu, lambda w: w.nodes.find.step(-1),
            ("Shift+F3",), "tree", enabled=shown),
        Row("copy_picture", _("Copy p&icture"), menu, lambda w: w.copy_picture(),
            ("Ctrl+Shift+C",), icon="picture", enabled=opened, before=True,
            context=("canvas",)),
        Row("copy_svg", _("Copy the tree as S&VG"), menu, lambda w: w.exports.copy_svg(),
            enabled=opened, context=("canvas",)),
    )  # fmt: skip


def _undo(window: Window) -> None:
    """Undo, and say what: it may be out of sight."""
    bench = window.workbench
    bench.settle()
    step = bench.undo_text
    bench.undo()
    if step:
        window.say(_("Undone: {step}").format(step=step), warns=False)


def _redo(window: Window) -> None:
    bench = window.workbench
    bench.settle()
    step = bench.redo_text
    bench.redo()
    if step:
        window.say(_("Done again: {step}").format(step=step), warns=False)
