"""The rows of how things are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_desk.desk.actions.row import Row, opened
from scenario_desk.desk.actions.tree_rows import shown
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.presentation.layout import Direction


def view_rows() -> tuple[Row, ...]:
    """Every action on how things are shown, worded in the current language."""
    menu = "&View"

    def workspace(name: str, text: str, key: str, icon: str) -> Row:
        return Row(f"workspace_{name}", text, menu, lambda w: w.show_workspace(name), (key,),
                   icon=icon, enabled=opened,
                   checked=lambda w: w.working and w.workspace == name)  # fmt: skip

    def panel(name: str, text: str, before: bool = False) -> Row:
        return Row(f"panel_{name}", text, menu, lambda w: w.toggle_panel(name), enabled=opened,
                   checked=lambda w: w.panel_shown(name), before=before)  # fmt: skip

    def theme(name: str, text: str) -> Row:
        return Row(f"theme_{name}", text, "&View/Th&eme", lambda w: w.choose_theme(name),
                   checked=lambda w: w.theme == name)  # fmt: skip

    return (
        workspace("build", _("&Build: the tree"), "Ctrl+1", "tree"),
        workspace("score", _("&Score: the matrix"), "Ctrl+2", "matrix"),
        workspace("overlap", _("&Overlap: the chart"), "Ctrl+3", "chart"),
        panel("outline", _("O&utline"), True),
        panel("inspector", _("&Inspector")),
        panel("findings", _("&Findings")),
        Row("fit", _("Fit t&he tree"), menu, lambda w: w.tree.fit(), ("Ctrl+9",), icon="fit",
            enabled=opened, before=True, context=("canvas",)),
        Row("fit_selection", _("Fit the se&lection"), menu, lambda w: w.tree.fit_selection(),
            ("Ctrl+Shift+9",), enabled=opened, context=("canvas",)),
        Row("zoom_100", _("&100 %"), menu, lambda w: w.tree.zoom_100(), ("Ctrl+0",),
            enabled=opened),
        Row("zoom_in", _("&Zoom in"), menu, lambda w: w.tree.zoom_in(), ("Ctrl++", "Ctrl+="),
            icon="zoom-in", enabled=opened),
        Row("zoom_out", _("Zoom ou&t"), menu, lambda w: w.tree.zoom_out(), ("Ctrl+-",),
            icon="zoom-out", enabled=opened),
        *_showing(),
        *_growing(),
        *_on_demand(),
        theme("system", _("As the &system")),
        theme("light", _("&Light")),
        theme("dark", _("&Dark")),
        Row("large_type", _("Large t&ype for a projector"), menu, lambda w: w.toggle_large_type(),
            ("F11",), checked=lambda w: w.large_type, before=True),
        Row("reduced_motion", _("Reduce &motion"), menu, lambda w: w.toggle_reduced_motion(),
            checked=lambda w: w.reduced_motion),
        Row("next_pane", _("&Next pane"), menu, lambda w: w.next_pane(1), ("F6",),
            enabled=opened),
        Row("previous_pane", _("&Previous pane"), menu, lambda w: w.next_pane(-1), ("Shift+F6",),
            enabled=opened),
    )  # fmt: skip


def _growing() -> tuple[Row, ...]:
    """Which way the tree grows."""

    def grow(direction: Direction, text: str) -> Row:
        return Row(f"grow_{direction}", text, "&View/Tree &grows",
                   lambda w: w.tree.view_commands.grow(direction), enabled=opened,
                   checked=lambda w: w.working and w.tree.direction == direction)  # fmt: skip

    return (
        grow("right", _("To the &right")),
        grow("left", _("To the &left")),
        grow("down", _("&Downwards")),
    )


def _on_demand() -> tuple[Row, ...]:
    """What is shown at the nodes beyond labels and probabilities."""

    def show(name: str, text: str, before: bool = False) -> Row:
        return Row(f"show_{name}", text, "&View/Show &at the nodes",
                   lambda w: w.tree.view_commands.toggle(name), enabled=opened, before=before,
                   checked=lambda w: w.working and w.tree.view_commands.shows(name))  # fmt: skip

    return (
        show("reach", _("How likely each is &reached")),
        show("overlap", _("How likely it leads to the &overlap")),
        show("agreement", _("How likely it leads to an &agreement")),
        show("likelihood", _("Likelihood in &words"), True),
        show("rational", _("Rational &choice beside the forecast"), True),
        show("junctures", _("Critical &junctures")),
        show("phases", _("&Phases as columns"), True),
    )


def _showing() -> tuple[Row, ...]:
    """What of the tree is folded, and which branch alone is shown."""
    menu, folding = "&View", "&View/Fol&d"

    def depth(levels: int, text: str) -> Row:
        return Row(f"fold_to_{levels}", text, folding, lambda w: w.nodes.fold_to_depth(levels),
                   (f"Ctrl+Alt+{levels}",), "tree", enabled=shown)  # fmt: skip

    return (
        Row("show_branch", _("Show only this bran&ch"), menu,
            lambda w: w.tree.view_commands.show_selected_branch(), ("Alt+Right",), "tree",
            enabled=shown, before=True, context=("node",)),
        Row("show_wider", _("Show one le&vel more"), menu, lambda w: w.tree.view_commands.show_wider(),
            ("Alt+Left",), "tree", enabled=shown, context=("node", "canvas")),
        Row("show_whole_tree", _("Show the &whole tree"), menu,
            lambda w: w.tree.view_commands.show_whole_tree(), ("Alt+Home",), "tree", enabled=shown),
        depth(1, _("To &1 level")),
        depth(2, _("To &2 levels")),
        depth(3, _("To &3 levels")),
        depth(4, _("To &4 levels")),
        Row("unfold_all", _("&Unfold everything"), folding, lambda w: w.nodes.unfold_all(),
            ("Ctrl+Alt+0",), "tree", enabled=shown),
        Row("unfold_to_selection", _("Unfold the way to the &selection"), folding,
            lambda w: w.tree.view_commands.unfold_to_selection(), scope="tree", enabled=shown,
            before=True),
        Row("fold_around_selection", _("Fold all but the &way to the selection"), folding,
            lambda w: w.tree.view_commands.fold_around_selection(), scope="tree", enabled=shown),
    )  # fmt: skip
