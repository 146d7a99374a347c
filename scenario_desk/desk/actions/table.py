"""The rows of the action table, in the order of the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_desk.desk.actions.row import Row
from scenario_desk.desk.actions.tree_rows import tree_rows
from scenario_desk.presentation.language import _

if TYPE_CHECKING:
    from scenario_desk.desk.window import Window


def _opened(window: Window) -> bool:
    return window.working


def rows() -> tuple[Row, ...]:
    """Every action of the program, worded in the current language."""
    return (*_file(), *_edit(), *tree_rows(), *_scenario(), *_view(), *_help())


def _file() -> tuple[Row, ...]:
    menu = "&File"
    return (
        Row("new", _("&New from a template…"), menu, lambda w: w.files.new(), ("Ctrl+N",),
            icon="new"),
        Row("open", _("&Open…"), menu, lambda w: w.files.open(), ("Ctrl+O",), icon="open"),
        Row("save", _("&Save"), menu, lambda w: w.files.save(), ("Ctrl+S",), icon="save",
            enabled=_opened, before=True),
        Row("save_as", _("Save &as…"), menu, lambda w: w.files.save_as(), ("Ctrl+Shift+S",),
            enabled=_opened),
        Row("close", _("&Close the scenario"), menu, lambda w: w.files.close(), ("Ctrl+W",),
            enabled=_opened, before=True),
        Row("quit", _("&Quit"), menu, lambda w: w.close(), ("Ctrl+Q",), before=True),
    )  # fmt: skip


def _edit() -> tuple[Row, ...]:
    menu = "&Edit"
    return (
        Row("undo", lambda w: _("&Undo {step}").format(step=w.undo_text.replace("&", "&&")).strip(), menu,
            lambda w: w.workbench.undo(), ("Ctrl+Z",), icon="undo",
            enabled=lambda w: bool(w.undo_text)),
        Row("redo", lambda w: _("&Redo {step}").format(step=w.redo_text.replace("&", "&&")).strip(), menu,
            lambda w: w.workbench.redo(), ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo",
            enabled=lambda w: bool(w.redo_text)),
        Row("cut", _("Cu&t branch"), menu, lambda w: w.tree.cut(), ("Ctrl+X",), "tree",
            enabled=_opened, before=True, context=("node",)),
        Row("copy", _("&Copy branch"), menu, lambda w: w.tree.copy(), ("Ctrl+C",), "tree",
            icon="copy", enabled=_opened, context=("node",)),
        Row("paste", _("&Paste below"), menu, lambda w: w.tree.paste(), ("Ctrl+V",), "tree",
            enabled=_opened, context=("node",)),
        Row("duplicate", _("&Duplicate branch"), menu, lambda w: w.tree.duplicate(), ("Ctrl+D",),
            "tree", enabled=_opened, context=("node",)),
        Row("delete", _("De&lete branch"), menu, lambda w: w.tree.delete(), ("Delete",), "tree",
            icon="delete", enabled=_opened, context=("node",)),
        Row("select_all", _("Select &all nodes"), menu, lambda w: w.tree.select_all(),
            ("Ctrl+A",), "tree", enabled=_opened),
        Row("copy_picture", _("Copy p&icture"), menu, lambda w: w.copy_picture(),
            ("Ctrl+Shift+C",), icon="picture", enabled=_opened, before=True,
            context=("canvas",)),
    )  # fmt: skip


def _scenario() -> tuple[Row, ...]:
    menu = "&Scenario"

    def adder(kind: str, text: str, before: bool = False) -> Row:
        return Row(f"add_{kind}", text, menu, lambda w: w.add_thing(kind), icon="add",
                   enabled=_opened, before=before)  # fmt: skip

    return (
        Row("details", _("&Details of the scenario"), menu, lambda w: w.show_details(),
            icon="note", enabled=_opened),
        adder("actor", _("Add an &actor"), True),
        adder("interest", _("Add an &interest")),
        adder("endpoint", _("Add an &endpoint")),
        adder("profile", _("Add a &profile")),
        adder("linkage", _("Add a &linkage")),
        adder("package", _("Add a pac&kage")),
        adder("phase", _("Add a p&hase")),
        adder("source", _("Add a sou&rce")),
        Row("hold", _("&Hold results while scoring"), menu,
            lambda w: w.workbench.hold(not w.workbench.hold_results), ("Ctrl+H",), icon="hold",
            enabled=_opened, checked=lambda w: w.workbench.hold_results, before=True),
        Row("judged", _("Decisions as &judged"), menu, lambda w: w.resolve_decisions("judged"),
            enabled=_opened, before=True,
            checked=lambda w: w.workbench.assumptions.decisions == "judged"),
        Row("rational", _("Decisions by &rational choice"), menu,
            lambda w: w.resolve_decisions("rational"), enabled=_opened,
            checked=lambda w: w.workbench.assumptions.decisions == "rational"),
    )  # fmt: skip


def _view() -> tuple[Row, ...]:
    menu = "&View"

    def workspace(name: str, text: str, key: str, icon: str) -> Row:
        return Row(f"workspace_{name}", text, menu, lambda w: w.show_workspace(name), (key,),
                   icon=icon, enabled=_opened,
                   checked=lambda w: w.working and w.workspace == name)  # fmt: skip

    def panel(name: str, text: str, before: bool = False) -> Row:
        return Row(f"panel_{name}", text, menu, lambda w: w.toggle_panel(name), enabled=_opened,
                   checked=lambda w: w.panel_shown(name), before=before)  # fmt: skip

    def theme(name: str, text: str) -> Row:
        return Row(f"theme_{name}", text, "&View/&Theme", lambda w: w.choose_theme(name),
                   checked=lambda w: w.theme == name)  # fmt: skip

    return (
        workspace("build", _("&Build: the tree"), "Ctrl+1", "tree"),
        workspace("score", _("&Score: the matrix"), "Ctrl+2", "matrix"),
        workspace("overlap", _("&Overlap: the chart"), "Ctrl+3", "chart"),
        panel("outline", _("O&utline"), True),
        panel("inspector", _("&Inspector")),
        panel("findings", _("&Findings")),
        Row("fit", _("&Fit the tree"), menu, lambda w: w.tree.fit(), ("Ctrl+9",), icon="fit",
            enabled=_opened, before=True, context=("canvas",)),
        Row("fit_selection", _("Fit the se&lection"), menu, lambda w: w.tree.fit_selection(),
            ("Ctrl+Shift+9",), enabled=_opened, context=("canvas",)),
        Row("zoom_100", _("&100 %"), menu, lambda w: w.tree.zoom_100(), ("Ctrl+0",),
            enabled=_opened),
        Row("zoom_in", _("Zoom &in"), menu, lambda w: w.tree.zoom_in(), ("Ctrl++", "Ctrl+="),
            icon="zoom-in", enabled=_opened),
        Row("zoom_out", _("Zoom ou&t"), menu, lambda w: w.tree.zoom_out(), ("Ctrl+-",),
            icon="zoom-out", enabled=_opened),
        theme("system", _("As the &system")),
        theme("light", _("&Light")),
        theme("dark", _("&Dark")),
        Row("large_type", _("Large t&ype for a projector"), menu, lambda w: w.toggle_large_type(),
            ("F11",), checked=lambda w: w.large_type, before=True),
        Row("next_pane", _("&Next pane"), menu, lambda w: w.next_pane(1), ("F6",),
            enabled=_opened),
        Row("previous_pane", _("&Previous pane"), menu, lambda w: w.next_pane(-1), ("Shift+F6",),
            enabled=_opened),
    )  # fmt: skip


def _help() -> tuple[Row, ...]:
    menu = "&Help"
    return (
        Row("palette", _("&Command palette"), menu, lambda w: w.show_palette(),
            ("Ctrl+Shift+P",), icon="search"),
        # Not "Ctrl+Shift+/" as well: where ? is on that key both would be meant, and neither done.
        Row("shortcuts", _("&Shortcuts"), menu, lambda w: w.show_shortcuts(), ("Ctrl+?", "F1"),
            icon="help"),
        Row("scores_note", _("What &scores are"), menu, lambda w: w.show_scores_note(),
            before=True),
        Row("about", _("&About Scenario Desk"), menu, lambda w: w.show_about()),
    )  # fmt: skip
