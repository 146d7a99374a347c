"""What `report` does: draws a tree, a chart or a handout into a file, or writes the log of a session,
without a window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scenario_desk.cli.refused import CommandRefused

if TYPE_CHECKING:
    from scenario_desk.analysis.evaluation import Evaluation

_CHOICES = {
    "what": ("tree", "chart", "handout", "log"),
    "theme": ("light", "dark"),
    "direction": ("right", "left", "down"),
    "scale": ("1", "2", "3", "4"),
    "pages": ("width", "page", "full"),
    "paper": ("a4", "a3", "letter"),
}
_ONLY_FOR = {"scale": ".png", "pages": ".pdf", "paper": ".pdf"}
_ON_PAPER = {("paper", "handout")}
"""What has a paper, whatever the file is."""


def report(
    evaluated: Callable[[], Evaluation],
    out: Path,
    options: Mapping[str, str],
    only: str | None,
    show: Sequence[str],
    *,
    replace: bool,
) -> None:
    """Draw the tree, the chart or a handout into `out`; raises CommandRefused or FileRefused.

    evaluated: reads and evaluates the scenario, once everything else is in order. options: what
    was said on the command line. only: the node whose branch is drawn alone. show: by name, what is
    shown at the nodes beyond label and probability.
    """
    if options["what"] == "log":
        _write_log(evaluated, out, options, only, show, replace=replace)
        return
    from scenario_desk.exchange.pictures.chart_picture import chart_picture, first_moment
    from scenario_desk.exchange.pictures.handout import Matter
    from scenario_desk.exchange.pictures.picture_files import (
        Manner,
        colours_for,
        ending_of,
        write_picture,
    )
    from scenario_desk.exchange.pictures.qt_offscreen import drawing_ready
    from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
    from scenario_desk.exchange.pictures.tree_picture import whole_tree
    from scenario_desk.exchange.saving_apart import refuse_to_replace
    from scenario_desk.presentation.tree.on_demand import OnDemand

    _check(options, ending_of(out))
    _check_for_what(options, only, show)
    shown = OnDemand.of(show)
    for given in show:
        if given not in shown.names:
            raise CommandRefused(
                "command_choice", option="--show", given=given, known=OnDemand.known()
            )
    if not replace:
        refuse_to_replace(out)
    evaluation = evaluated()
    if only is not None and only not in evaluation.frame.node_index:
        raise CommandRefused("command_unknown_node", id=only)
    # What an option can be has been checked above.
    said: dict[str, Any] = dict(options)
    manner = Manner(
        scale=int(said.get("scale", "2")),
        fitting=said.get("pages", "width" if "paper" in said else None),
        paper=said.get("paper", "a4"),
    )
    with drawing_ready() as font:
        texts = QtTypeSetter(font)
        colours = colours_for(ending_of(out), said["theme"])
        if said["what"] == "chart":
            chart = chart_picture(first_moment(evaluation), texts, colours)
            write_picture(chart, texts, out, manner)
            return
        if said["what"] == "handout":
            matter = Matter(
                first_moment(evaluation),
                colours_for(".pdf", said["theme"]),
                texts,
                said.get("direction", "right"),
            )
            write_picture(matter, texts, out, manner)
            return
        tree = whole_tree(
            evaluation,
            texts,
            colours,
            direction=said.get("direction", "right"),
            only=only or "",
            shown=shown,
        )
        write_picture(tree, texts, out, manner)


def _write_log(
    evaluated: Callable[[], Evaluation],
    out: Path,
    options: Mapping[str, str],
    only: str | None,
    show: Sequence[str],
    *,
    replace: bool,
) -> None:
    """Write the log of the session that is open, else of the last, as a section of a report."""
    from scenario_desk.exchange.log_files import ending_of, write_log
    from scenario_desk.exchange.pictures.qt_offscreen import drawing_ready
    from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
    from scenario_desk.exchange.saving_apart import refuse_to_replace
    from scenario_desk.model.edits.room.sessions import session_meant

    ending_of(out)
    useless = [f"--{option}" for option in options if option not in ("what", "theme")]
    if only is not None:
        useless.append("--only")
    if show:
        useless.append("--show")
    if useless:
        raise CommandRefused("command_not_for_what", option=useless[0], what="log")
    if not replace:
        refuse_to_replace(out)
    scenario = evaluated().frame.scenario
    session = session_meant(scenario)
    if session is None:
        raise CommandRefused("command_no_log")
    with drawing_ready() as font:
        write_log(scenario, session.id, out, QtTypeSetter(font))


def _check(options: Mapping[str, str], ending: str) -> None:
    """Refuse what an option cannot be, and one that this kind of file has no use for."""
    for option, given in options.items():
        if given not in _CHOICES[option]:
            known = list(_CHOICES[option])
            raise CommandRefused("command_choice", option=f"--{option}", given=given, known=known)
        if _ONLY_FOR.get(option, ending) != ending and (option, options["what"]) not in _ON_PAPER:
            raise CommandRefused("command_only_for", option=f"--{option}", ending=_ONLY_FOR[option])


def _check_for_what(options: Mapping[str, str], only: str | None, show: Sequence[str]) -> None:
    """Refuse what a chart or a handout has no use for."""
    what = options["what"]
    given = {
        "--direction": "direction" in options and what == "chart",
        "--only": only is not None,
        "--show": bool(show),
        "--pages": "pages" in options and what == "handout",
    }
    for option, is_given in given.items():
        if is_given and what != "tree":
            raise CommandRefused("command_not_for_what", option=option, what=what)
