"""The action table: every action of the program, in the order of the menus.

Menus, keys, context menus, palette and shortcut sheet derive from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scenario_desk.desk.settings import REDUCED_MOTION
from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.roster_words import ROSTER_WORDS, RosterWords

if TYPE_CHECKING:
    from scenario_desk.desk.nodes.host import Way
    from scenario_desk.desk.shell.commands import Commands
    from scenario_desk.presentation.layout import Direction

Scope = Literal["window", "tree", "matrix", "outline"]
"""Where its keys work: in the whole window, or only while that view has the focus."""

TREE, VIEW = mark("&Tree"), mark("&View")


@dataclass(frozen=True, slots=True)
class Row:
    """An action: what it is called, where it stands, its keys, and what it does.

    `text` may be computed (undo names its step). `menu` is a path like "View/Theme"; the empty
    path keeps it out of the menus but in palette and sheet. `before` draws a separator above it.
    """

    id: str
    text: str | Callable[[Commands], str]
    menu: str
    run: Callable[[Commands], object]
    keys: tuple[str, ...] = ()
    scope: Scope = "window"
    icon: str = ""
    enabled: Callable[[Commands], bool] | None = None
    checked: Callable[[Commands], bool] | None = None
    several: bool = False
    """Whether its menu is one of several ticks, and stays open when this one is set."""
    before: bool = False
    context: tuple[str, ...] = ()
    """The context menus it stands in: "node", "canvas", or a group of one, "node/Add"."""


def rows() -> tuple[Row, ...]:
    """Every action, worded in the current language."""
    return (
        *_file_rows(),
        *_edit_rows(),
        *_tree_rows(),
        *_scenario_rows(),
        *_session_rows(),
        *_view_rows(),
        *_help_rows(),
    )


def _file_rows() -> tuple[Row, ...]:
    menu = mark("&File")
    return (
        Row("new", _("&New from a template…"), menu, lambda c: c.hall.show_welcome(), ("Ctrl+N",),
            icon="new"),
        Row("open", _("&Open…"), menu, lambda c: c.files.open(), ("Ctrl+O",), icon="open"),
        Row("save", _("&Save"), menu, lambda c: c.files.save(), ("Ctrl+S",), icon="save",
            enabled=_may_save, before=True),
        Row("save_as", lambda c: _("Edit a cop&y") if c.reads_only else _("Save &as…"), menu,
            lambda c: c.files.save_as(), ("Ctrl+Shift+S",), enabled=_opened),
        Row("share", _("Save a copy to s&hare…"), menu, lambda c: c.sharing.share(),
            enabled=_opened),
        Row("compare_file", _("Co&mpare with a file…"), menu, lambda c: c.compare_with_file(),
            enabled=_opened, before=True),
        Row("compare_saved", _("Compare with the last saved &version"), menu,
            lambda c: c.hall.comparing.with_saved(), enabled=lambda c: c.saved_differs),
        Row("merge", _("Mer&ge with a file…"), menu, lambda c: c.merging.ask(), enabled=_opened),
        Row("versions", _("Earl&ier versions…"), menu, lambda c: c.show_versions(),
            enabled=_opened),
        Row("recover", _("Recover &unsaved work…"), menu, lambda c: c.hall.recovery.ask()),
        Row("export", _("&Export a picture…"), menu, lambda c: c.exports.export(),
            ("Ctrl+Shift+E",), enabled=_opened, before=True),
        Row("export_scores", _("Export &the scores…"), menu, lambda c: c.exports.export_scores(),
            enabled=_opened),
        Row("export_log", _("Export the &log of the session…"), menu,
            lambda c: c.exports.export_log(), enabled=lambda c: c.working and c.has_log),
        Row("print", _("&Print…"), menu, lambda c: c.exports.print_picture(), ("Ctrl+P",),
            enabled=_opened),
        Row("close", _("&Close the scenario"), menu, lambda c: c.files.close(), ("Ctrl+W",),
            enabled=_opened, before=True),
        Row("quit", _("&Quit"), menu, lambda c: c.hall.close(), ("Ctrl+Q",), before=True),
    )  # fmt: skip


def _edit_rows() -> tuple[Row, ...]:
    menu = mark("&Edit")
    return (
        Row("undo", lambda c: _("&Undo {step}").format(step=unmarked(c.undo_text)).strip(), menu,
            lambda c: c.undo(), ("Ctrl+Z",), icon="undo",
            enabled=lambda c: bool(c.undo_text) or c.looks_otherwise),
        Row("redo", lambda c: _("&Redo {step}").format(step=unmarked(c.redo_text)).strip(), menu,
            lambda c: c.redo(), ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo",
            enabled=lambda c: bool(c.redo_text)),
        Row("cut", _("Cu&t branch"), menu, lambda c: c.nodes.cut(), ("Ctrl+X",), "tree",
            enabled=_shown, before=True, context=("node",)),
        Row("copy", _("&Copy branch"), menu, lambda c: c.nodes.copy(), ("Ctrl+C",), "tree",
            icon="copy", enabled=_shown, context=("node",)),
        Row("paste", _("&Paste below"), menu, lambda c: c.nodes.paste(), ("Ctrl+V",), "tree",
            enabled=_shown, context=("node",)),
        Row("duplicate", _("&Duplicate branch"), menu, lambda c: c.nodes.duplicate(), ("Ctrl+D",),
            "tree", enabled=_shown, context=("node",)),
        Row("delete", _("De&lete branch"), menu, lambda c: c.nodes.delete(), ("Delete",), "tree",
            icon="delete", enabled=_shown, context=("node",)),
        Row("select_all", _("Select &all nodes"), menu, lambda c: c.nodes.select_all(),
            ("Ctrl+A",), "tree", enabled=_shown),
        Row("find", _("&Find…"), menu, lambda c: c.work.finder().open(), ("Ctrl+F",),
            icon="search", enabled=_opened, before=True),
        Row("find_next", _("Find &next"), menu, lambda c: c.work.finder().step(1), ("F3",),
            enabled=_opened),
        Row("find_previous", _("Find previ&ous"), menu, lambda c: c.work.finder().step(-1),
            ("Shift+F3",), enabled=_opened),
        Row("copy_picture", _("Copy p&icture"), menu, lambda c: c.copy_picture(),
            ("Ctrl+Shift+C",), icon="picture", enabled=_opened, before=True,
            context=("canvas",)),
        Row("copy_svg", _("Copy the tree as S&VG"), menu, lambda c: c.exports.copy_svg(),
            enabled=_opened, context=("canvas",)),
        Row("settings", _("S&ettings…"), menu, lambda c: c.hall.show_settings(), ("Ctrl+,",),
            before=True),
    )  # fmt: skip


def _tree_rows() -> tuple[Row, ...]:
    return (
        _node("add_child", _("Add a &branch below"), lambda c: c.nodes.add_child(),
             "Tab", "Ins", icon="child", within=_ADD),
        _node("add_sibling", _("Add a branch b&eside"), lambda c: c.nodes.add_sibling(),
             "Return", "Enter", icon="sibling", within=_ADD),
        _node("add_sibling_above", _("Add a branch &above"), lambda c: c.nodes.add_sibling_above(),
             "Shift+Return", "Shift+Enter", within=_ADD),
        _node("add_parent", _("Add a node in be&tween"), lambda c: c.nodes.add_parent(),
             "Ctrl+Return", "Ctrl+Enter", within=_ADD),
        _node("edit_label", _("Edit the &label"), lambda c: c.nodes.writing.edit_label(), "F2",
             before=True, within=_WRITE),
        _node("edit_question", _("Edit the &question"), lambda c: c.nodes.writing.edit_question(),
             "Shift+F2", within=_WRITE),
        _node("edit_probability", _("Edit the &probability"),
             lambda c: c.nodes.writing.edit_probability(), within=_SHARE),
        _node("quick_line", _("&Judge in a line"), lambda c: c.nodes.quick_line(), "=", within=_WRITE),
        _node("probabilities", _("Probabilities to&gether…"), lambda c: c.nodes.probabilities(),
             "%", within=_SHARE),
        _node("spread_evenly", _("Spread the probabilities e&venly"),
             lambda c: c.nodes.spread_evenly(), within=_SHARE),
        _node("normalise", _("&Normalise the probabilities"), lambda c: c.nodes.normalise(), within=_SHARE),
        _node("make_decision", _("Make it a &decision"), lambda c: c.nodes.make_decision(),
             before=True, within=_MAKE),
        _node("make_chance", _("Make it a c&hance node"), lambda c: c.nodes.make_chance(), within=_MAKE),
        _node("make_leaf", _("Make it a lea&f"), lambda c: c.nodes.make_leaf(), within=_MAKE),
        _node("reorder_up", _("Move &up"), lambda c: c.nodes.reorder_up(), "Alt+Up", icon="up",
             before=True, within=_ARRANGE),
        _node("reorder_down", _("Move d&own"), lambda c: c.nodes.reorder_down(), "Alt+Down",
             icon="down", within=_ARRANGE),
        _node("delete_keep_children", _("Delete, &keep what is below"),
             lambda c: c.nodes.delete_keep_children(), "Ctrl+Del", within=_ARRANGE),
        _node("fold", _("Fold o&r unfold"), lambda c: c.nodes.fold_toggle(), "Space", "Ctrl+/",
             icon="fold", before=True),
        _node("happened", _("Thi&s happened"), lambda c: c.nodes.happened(), icon="happened",
             before=True),
        _node("take_back", _("Take the &move back"), lambda c: c.nodes.take_back()),
        *_walking(),
    )  # fmt: skip


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
        Row(f"walk_{way}", text, TREE + "/" + mark("&Walk"), lambda c: c.nodes.walk(way), (key,),
            "tree", enabled=_shown),
        # Keys do it, and the palette: in the menu everything would stand twice.
        Row(f"walk_{way}_extending", extending, "",
            lambda c: c.nodes.walk(way, extend=True), (f"Shift+{key}",), "tree", enabled=_shown),
    )  # fmt: skip


def _node(
    name: str,
    text: str,
    run: Callable[[Commands], object],
    *keys: str,
    icon: str = "",
    before: bool = False,
    within: str = "",
) -> Row:
    """`within`: the group of the context menu that it stands in."""
    return Row(name, text, TREE, run, keys, "tree", icon, _shown, before=before,
               context=(f"node/{within}" if within else "node",))  # fmt: skip


_ADD, _WRITE, _SHARE = mark("Add"), mark("Write"), mark("Probabilities")
_MAKE, _ARRANGE = mark("Make it"), mark("Arrange")


def _scenario_rows() -> tuple[Row, ...]:
    menu = mark("&Scenario")

    def adder(words: RosterWords, before: bool) -> Row:
        return Row(f"add_{words.kind}", _(words.add), menu,
                   lambda c: c.work.add_thing(words.kind), _ADDING_KEYS.get(words.kind, ()),
                   icon="add", enabled=_opened, before=before)  # fmt: skip

    adding = [words for words in ROSTER_WORDS.values() if words.kind]
    return (
        Row("details", _("&Details of the scenario"), menu, lambda c: c.work.show_details(),
            icon="note", enabled=_opened),
        *(adder(words, words is adding[0]) for words in adding),
        Row("builder", _("Package &builder…"), menu, lambda c: c.work.show_builder(),
            enabled=_opened, before=True),
        Row("deal", _("What would &open it…"), menu, lambda c: c.work.show_deal(),
            enabled=_opened),
        Row("swings", _("&Weigh by swings…"), menu, lambda c: c.work.weigh_by_swings(),
            enabled=_may_weigh),
        Row("hold", _("&Hold results while scoring"), menu,
            lambda c: c.workbench.hold(not c.workbench.hold_results), ("Ctrl+H",), icon="hold",
            enabled=_opened, checked=lambda c: c.workbench.hold_results, before=True),
        Row("judged", _("Decisions as &judged"), menu, lambda c: c.workbench.resolve_decisions("judged"),
            enabled=_opened, before=True,
            checked=lambda c: c.workbench.assumptions.decisions == "judged"),
        Row("rational", _("Decisions by rational &choice"), menu,
            lambda c: c.workbench.resolve_decisions("rational"), enabled=_opened,
            checked=lambda c: c.workbench.assumptions.decisions == "rational"),
        Row("quantal", _("Decisions by &quantal response"), menu,
            lambda c: c.workbench.resolve_decisions("quantal"), enabled=_opened,
            checked=lambda c: c.workbench.assumptions.decisions == "quantal"),
    )  # fmt: skip


def _session_rows() -> tuple[Row, ...]:
    menu = mark("Sess&ion")
    return (
        Row("round_next", lambda c: c.next_of_round, menu,
            lambda c: c.work.go_on_with_round(), ("F7",), enabled=_may_go_on),
        Row("round_prepare", _("&Prepare a round…"), menu, lambda c: c.work.prepare_round(),
            ("Shift+F7",), enabled=_in_session),
        Row("round_longer", _("One &minute more"), menu, lambda c: c.work.session.host.lengthen(),
            enabled=lambda c: c.working and c.work.session.host.left is not None),
        Row("take_over", _("Ta&ke over what the room judges…"), menu,
            lambda c: c.work.take_from_room(), enabled=_may_take_over, before=True),
        Row("inject_next", _("Release the next in&ject"), menu,
            lambda c: c.moving.release_next(c.workbench), ("F9",), before=True,
            enabled=lambda c: _may_edit(c) and c.next_inject is not None),
        Row("inject_back", _("Withdraw the l&ast inject"), menu,
            lambda c: c.moving.withdraw_last(c.workbench),
            enabled=lambda c: _may_edit(c) and bool(c.workbench.scenario.released)),
        Row("step_back", _("&Take the last move back"), menu,
            lambda c: c.moving.step_back(c.workbench),
            enabled=lambda c: _may_edit(c) and bool(c.workbench.scenario.moves)),
        Row("presenter", _("Presenter’s &window, not for the room"), menu, lambda c: c.show_presenter(),
            ("Shift+F5",), enabled=_opened, before=True),
        Row("session_end", _("&End the session"), menu,
            lambda c: c.work.session.host.close_session(), enabled=_in_session, before=True),
    )  # fmt: skip


_ADDING_KEYS = {"snapshot": ("Ctrl+Shift+T",)}


def _view_rows() -> tuple[Row, ...]:
    menu = VIEW

    def workspace(name: str, text: str, key: str, icon: str) -> Row:
        return Row(f"workspace_{name}", text, menu, lambda c: c.work.show_workspace(name), (key,),
                   icon=icon, enabled=_opened,
                   checked=lambda c: c.working and c.work.panes.workspace == name)  # fmt: skip

    def panel(name: str, text: str, before: bool = False) -> Row:
        return Row(f"panel_{name}", text, menu, lambda c: c.work.panes.toggle_panel(name), enabled=_opened,
                   checked=lambda c: c.work.panes.panel_shown(name), before=before)  # fmt: skip

    def theme(name: str, text: str) -> Row:
        return Row(f"theme_{name}", text, VIEW + "/" + mark("Th&eme"),
                   lambda c: c.hall.choose_theme(name),
                   checked=lambda c: c.hall.theme == name)  # fmt: skip

    return (
        workspace("build", _("&Build: the tree"), "Ctrl+1", "tree"),
        workspace("score", _("&Score: the matrix"), "Ctrl+2", "matrix"),
        workspace("overlap", _("&Overlap: the chart"), "Ctrl+3", "chart"),
        workspace("robustness", _("Robustness: what would brea&k it"), "Ctrl+4", "robustness"),
        workspace("session", _("Session: the room &joins in"), "Ctrl+5", "session"),
        Row("divide", _("What stands between the p&rincipals"), menu, lambda c: c.work.show_divide(),
            ("Ctrl+B",), enabled=_opened, before=True),
        Row("pin", _("Pin this state, to see before and now"), menu, lambda c: c.pin(), ("Ctrl+T",),
            icon="pin", enabled=_opened,
            checked=lambda c: c.working and c.workbench.pinned is not None),
        Row("see_as", lambda c: c.next_view, menu, lambda c: c.workbench.seeing.go_on(), ("F8",),
            enabled=_may_see, before=True),
        Row("see_own", _("Everybody by its own profile"), menu,
            lambda c: c.workbench.seeing.see_as(None), ("Shift+F8",),
            enabled=lambda c: c.working and c.workbench.seeing.holder is not None),
        panel("outline", _("O&utline"), True),
        panel("inspector", _("&Inspector")),
        panel("findings", _("&Findings")),
        Row("fit", _("Fit t&he tree"), menu, lambda c: c.tree.fit(), ("Ctrl+9",), icon="fit",
            enabled=_opened, before=True, context=("canvas",)),
        Row("fit_selection", _("Fit the se&lection"), menu, lambda c: c.tree.fit_selection(),
            ("Ctrl+Shift+F",), enabled=_opened, context=("canvas",)),
        Row("zoom_100", _("&100 %"), menu, lambda c: c.tree.zoom_100(), ("Ctrl+0",),
            enabled=_opened),
        Row("zoom_in", _("&Zoom in"), menu, lambda c: c.tree.zoom_in(), ("Ctrl++", "Ctrl+="),
            icon="zoom-in", enabled=_opened),
        Row("zoom_out", _("Zoom ou&t"), menu, lambda c: c.tree.zoom_out(), ("Ctrl+-",),
            icon="zoom-out", enabled=_opened),
        *_showing(),
        *_growing(),
        *_on_demand(),
        theme("system", _("As the &system")),
        theme("light", _("&Light")),
        theme("dark", _("&Dark")),
        Row("large_type", _("Large t&ype for a projector"), menu, lambda c: c.hall.toggle_large_type(),
            ("F11",), checked=lambda c: c.hall.large_type, before=True),
        Row("present", _("Present one picture, then the other"), menu, lambda c: c.hall.presenting.begin(),
            ("F5",), enabled=_opened),
        Row("past_earlier", _("Look at the moment before"), menu, lambda c: c.workbench.past.step(-1),
            ("Alt+PgUp",), enabled=_looks_back, before=True),
        Row("past_later", _("Look at the moment after"), menu, lambda c: c.workbench.past.step(1),
            ("Alt+PgDown",), enabled=_looks_back),
        Row("present_no_more", _("Leave the presentation, or the past"), "", lambda c: c.go_back_to_work(),
            ("Esc",), enabled=lambda c: c.hall.presenting.on or _looks_back(c)),
        Row("reduced_motion", _("Reduce &motion"), menu,
            lambda _c: REDUCED_MOTION.write(not REDUCED_MOTION.read()),
            checked=lambda _c: REDUCED_MOTION.read()),
        Row("next_pane", _("&Next pane"), menu, lambda c: c.work.next_pane(1), ("F6",),
            enabled=_opened),
        # Where a keyboard has no key for it; where it has, Qt does the same.
        Row("context_menu", _("Menu of what is selected"), "", lambda c: c.open_context_menu(),
            ("Shift+F10",), enabled=_opened),
        Row("previous_pane", _("&Previous pane"), menu, lambda c: c.work.next_pane(-1), ("Shift+F6",),
            enabled=_opened),
    )  # fmt: skip


def _growing() -> tuple[Row, ...]:
    """Which way the tree grows."""

    def grow(direction: Direction, text: str) -> Row:
        return Row(f"grow_{direction}", text, VIEW + "/" + mark("Tree &grows"),
                   lambda c: c.tree.view_commands.grow(direction), enabled=_opened,
                   checked=lambda c: c.working and c.tree.direction == direction)  # fmt: skip

    return (
        grow("right", _("To the &right")),
        grow("left", _("To the &left")),
        grow("down", _("&Downwards")),
    )


def _on_demand() -> tuple[Row, ...]:
    """What is shown at the nodes beyond labels and probabilities."""

    def show(name: str, text: str, before: bool = False) -> Row:
        return Row(f"show_{name}", text, VIEW + "/" + mark("Show &at the nodes"),
                   lambda c: c.tree.view_commands.toggle(name), enabled=_opened, before=before,
                   several=True,
                   checked=lambda c: c.working and c.tree.view_commands.shows(name))  # fmt: skip

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
    menu, folding = VIEW, VIEW + "/" + mark("Fol&d")

    def depth(levels: int, text: str) -> Row:
        return Row(f"fold_to_{levels}", text, folding, lambda c: c.nodes.fold_to_depth(levels),
                   (f"Ctrl+Alt+{levels}",), "tree", enabled=_shown)  # fmt: skip

    return (
        Row("show_branch", _("Show only this bran&ch"), menu,
            lambda c: c.tree.view_commands.show_selected_branch(), ("Alt+Right",), "tree",
            enabled=_shown, before=True, context=("node",)),
        Row("show_wider", _("Show one le&vel more"), menu, lambda c: c.tree.view_commands.show_wider(),
            ("Alt+Left",), "tree", enabled=_shown, context=("node", "canvas")),
        Row("show_whole_tree", _("Show the &whole tree"), menu,
            lambda c: c.tree.view_commands.show_whole_tree(), ("Alt+Home",), "tree", enabled=_shown),
        depth(1, _("To &1 level")),
        depth(2, _("To &2 levels")),
        depth(3, _("To &3 levels")),
        depth(4, _("To &4 levels")),
        Row("unfold_all", _("&Unfold everything"), folding, lambda c: c.nodes.unfold_all(),
            ("Ctrl+Alt+0",), "tree", enabled=_shown),
        Row("unfold_to_selection", _("Unfold the way to the &selection"), folding,
            lambda c: c.tree.view_commands.unfold_to_selection(), scope="tree", enabled=_shown,
            before=True),
        Row("fold_around_selection", _("Fold all but the &way to the selection"), folding,
            lambda c: c.tree.view_commands.fold_around_selection(), scope="tree", enabled=_shown),
    )  # fmt: skip


def _help_rows() -> tuple[Row, ...]:
    menu = mark("&Help")
    return (
        Row("palette", _("&Command palette"), menu, lambda c: c.hall.show_palette(),
            ("Ctrl+Shift+P",), icon="search"),
        # Not "Ctrl+Shift+/" as well: where ? is on that key both would be meant, and neither done.
        Row("shortcuts", _("&Shortcuts"), menu, lambda c: c.hall.show_shortcuts(), ("Ctrl+?", "F1"),
            icon="help"),
        Row("scores_note", _("W&hat scores are"), menu, lambda c: c.show_scores_note(),
            before=True),
        Row("about", _("&About Scenario Desk"), menu, lambda c: c.show_about()),
    )  # fmt: skip


def _opened(commands: Commands) -> bool:
    """Whether there is something to work on."""
    return commands.working


def _may_take_over(commands: Commands) -> bool:
    """Whether participants have judged anything that has a place, and it may be shown and taken."""
    if not commands.working or commands.reads_only:
        return False
    bench = commands.work.workbench
    return bench.room.found is not None and not bench.hold_results


def _in_session(commands: Commands) -> bool:
    """Whether a session is open, which may be changed."""
    open_one = commands.working and commands.work.session.host.session is not None
    return open_one and _may_edit(commands)


def _may_go_on(commands: Commands) -> bool:
    """Whether there is a round to be opened, closed or revealed."""
    return _may_edit(commands) and commands.work.session.may_go_on


def _may_edit(commands: Commands) -> bool:
    """Whether what is shown may be changed."""
    return commands.working and commands.workbench.read_only is None


def _looks_back(commands: Commands) -> bool:
    """Whether a moment of a session is shown instead of the present."""
    return commands.working and bool(commands.workbench.past.entry)


def _may_weigh(commands: Commands) -> bool:
    """Whether there is a profile whose weights can be judged by swings."""
    return _may_edit(commands) and bool(commands.work.profile_to_weigh)


def _may_see(commands: Commands) -> bool:
    """Whether all can be seen as another actor sees it."""
    return commands.working and commands.workbench.seeing.following is not None


def _may_save(commands: Commands) -> bool:
    """Whether what is open may be saved where it came from."""
    return commands.working and not commands.reads_only


def _shown(commands: Commands) -> bool:
    """Whether there is a view of nodes to work in."""
    return commands.nodes_shown
