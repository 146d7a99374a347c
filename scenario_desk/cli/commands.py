"""The commands that work without a window.

Every one imports what it needs when it runs, so that help and errors are there at once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scenario_desk import __version__
from scenario_desk.cli.refused import CommandRefused

if TYPE_CHECKING:
    from scenario_desk.analysis.evaluation import Evaluation
    from scenario_desk.model.entities import Assumptions
    from scenario_desk.model.scenario import Scenario

CHECK_FAILED = 1

app = typer.Typer(
    name="scenario-desk",
    help="Scenario trees, scored endings, and which of them every side could sign or tolerate.\n\n"
    "Without a command it opens the window: scenario-desk [FILE].",
    epilog="Exit codes: 0 done, 1 a check failed, 2 bad input.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

File = Annotated[Path, typer.Argument(metavar="FILE", help="A scenario.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Force = Annotated[bool, typer.Option("--force", help="Replace what is there already.")]
Profiles = Annotated[
    list[str] | None,
    typer.Option(
        "--profile", metavar="ACTOR=PROFILE", help="Judge an actor by this profile; repeatable."
    ),
]
PackageId = Annotated[
    str | None, typer.Option("--package", metavar="ID", help="The package on the table.")
]
LinkageIds = Annotated[
    str | None,
    typer.Option("--linkages", metavar="ID,ID", help="Linkages on the table, one by one."),
]
Decisions = Annotated[
    str | None,
    typer.Option("--decisions", metavar="judged|rational", help="How decisions resolve."),
]
Moves = Annotated[
    str | None, typer.Option("--moves", metavar="ID,ID", help="Branches that have happened.")
]


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """What comes before a command."""
    if version:
        typer.echo(__version__)
        raise typer.Exit


@app.command()
def new(
    template: Annotated[str, typer.Option(metavar="NAME", help="What to start from.")] = "",
    out: Annotated[str, typer.Option("-o", "--out", metavar="FILE", help="Where to save it.")] = "",
    show: Annotated[bool, typer.Option("--list", help="List the templates.")] = False,
    force: Force = False,
) -> None:
    """Start a scenario from a template."""
    from scenario_desk.exchange import templates as shipped
    from scenario_desk.exchange.formats import refuse_to_replace
    from scenario_desk.exchange.scenario_file import load, save

    if show:
        found = shipped.templates()
        width = max(len(each.name) for each in found)
        for each in found:
            typer.echo(f"{each.name:{width}}  {each.title}: {each.description}")
        return
    if not template or not out:
        raise CommandRefused("command_new_incomplete")
    path = shipped.template(template).path
    if not force:
        refuse_to_replace(Path(out))
    save(load(path), out)


@app.command()
def check(file: File, as_json: AsJson = False) -> None:
    """List what is wrong or missing.

    The exit code is 1 if any of it is an error.
    """
    from scenario_desk.analysis.all_findings import all_findings
    from scenario_desk.exchange.evaluation_json import findings_json
    from scenario_desk.exchange.findings_text import counts, findings_text

    evaluation = _evaluated(file)
    scenario, found = evaluation.frame.scenario, all_findings(evaluation)
    if as_json:
        _print_json({"scenario": scenario.title, **counts(found), "findings": findings_json(found)})
    else:
        typer.echo(findings_text(scenario, found))
    if any(finding.level == "error" for finding in found):
        raise typer.Exit(CHECK_FAILED)


@app.command()
def evaluate(
    file: File,
    as_json: AsJson = False,
    profile: Profiles = None,
    package: PackageId = None,
    linkages: LinkageIds = None,
    decisions: Decisions = None,
    moves: Moves = None,
) -> None:
    """Say who could sign or tolerate which ending.

    With how likely each ending is, who blocks it and why.
    """
    evaluation = _evaluated(file, profile, package, linkages, decisions, moves)
    if as_json:
        from scenario_desk.exchange.evaluation_json import evaluation_json

        _print_json(evaluation_json(evaluation))
    else:
        from scenario_desk.exchange.evaluation_text import evaluation_text

        typer.echo(evaluation_text(evaluation))


@app.command()
def report(
    file: File,
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="OUT", help="What to write, by its ending.")
    ],
    what: Annotated[
        str, typer.Option(metavar="tree|chart", help="The tree, or the overlap chart.")
    ] = "tree",
    only: Annotated[
        str | None, typer.Option(metavar="NODE", help="The branch from this node on, no more.")
    ] = None,
    theme: Annotated[
        str, typer.Option(metavar="light|dark", help="The colours of the picture.")
    ] = "light",
    direction: Annotated[
        str | None,
        typer.Option(metavar="right|left|down", help="Where the tree grows: right if not said."),
    ] = None,
    show: Annotated[
        str,
        typer.Option(
            metavar="WHAT,WHAT",
            help="What to show in the tree besides: reach, overlap, agreement, likelihood, rational, junctures,"
            " phases.",
        ),
    ] = "",
    scale: Annotated[
        str | None, typer.Option(metavar="1|2|3|4", help="How fine a .png is: 2 if not said.")
    ] = None,
    pages: Annotated[
        str | None,
        typer.Option(
            metavar="width|page|full",
            help="Spread a .pdf over pages: one page wide, all on one, or in its own size; each"
            " only as far as it can be read.",
        ),
    ] = None,
    paper: Annotated[
        str | None, typer.Option(metavar="a4|a3|letter", help="What these pages are of.")
    ] = None,
    profile: Profiles = None,
    package: PackageId = None,
    linkages: LinkageIds = None,
    decisions: Decisions = None,
    moves: Moves = None,
    force: Force = False,
) -> None:
    """Draw the tree into a file, every node of it in full, or the overlap chart.

    By ending: .svg and .pdf, which stay sharp at any size and keep text as text, or .png.
    """
    from scenario_desk.cli.report import report as write

    given = {
        "what": what,
        "theme": theme,
        "direction": direction,
        "scale": scale,
        "pages": pages,
        "paper": paper,
    }
    write(
        lambda: _evaluated(file, profile, package, linkages, decisions, moves),
        Path(out),
        {option: value for option, value in given.items() if value is not None},
        only,
        _listed(show),
        replace=force,
    )


@app.command()
def convert(
    source: Annotated[str, typer.Argument(metavar="IN", help="What to read.")],
    target: Annotated[str, typer.Argument(metavar="OUT", help="What to write, by its ending.")],
    force: Force = False,
) -> None:
    """Write a scenario in another format.

    By ending: .scenario, .csv for its scores, or a folder (with a slash behind) for CSV tables.
    """
    from scenario_desk.exchange.formats import convert as write

    write(source, target, replace=force)


def _evaluated(
    file: Path,
    profiles: list[str] | None = None,
    package: str | None = None,
    linkages: str | None = None,
    decisions: str | None = None,
    moves: str | None = None,
) -> Evaluation:
    """A scenario under its own assumptions with what the command line says instead."""
    from scenario_desk.analysis.evaluation import evaluate as compute
    from scenario_desk.analysis.frame import lower
    from scenario_desk.exchange.scenario_file import load
    from scenario_desk.model.edits import set_moves

    scenario = load(file)
    if moves is not None:
        scenario = set_moves(scenario, _listed(moves))
    ticked = None if linkages is None else _listed(linkages)
    assumptions = _assumed(scenario, profiles or [], package, ticked, decisions)
    return compute(lower(scenario), assumptions)


def _assumed(
    scenario: Scenario,
    profiles: Sequence[str],
    package: str | None,
    linkages: tuple[str, ...] | None,
    decisions: str | None,
) -> Assumptions:
    """The scenario's own assumptions with what the command line says instead."""
    from dataclasses import replace

    given: dict[str, Any] = {}
    if package is not None and linkages is not None:
        raise CommandRefused("command_package_or_linkages")
    if package is not None:
        _must_be_among(scenario, "packages", package)
        given |= {"package": package, "linkages": ()}
    if linkages is not None:
        for linkage in linkages:
            _must_be_among(scenario, "linkages", linkage)
        given |= {"package": None, "linkages": linkages}
    if decisions not in (None, "judged", "rational"):
        raise CommandRefused("command_decisions", given=decisions)
    if decisions is not None:
        given["decisions"] = decisions
    active = dict(_active(scenario, each) for each in profiles)
    given["profiles"] = scenario.assumptions.profiles.updated(active)
    return replace(scenario.assumptions, **given)


def _active(scenario: Scenario, pair: str) -> tuple[str, str]:
    actor, equals, profile = pair.partition("=")
    if not equals:
        raise CommandRefused("command_profile_form", given=pair)
    _must_be_among(scenario, "actors", actor)
    _must_be_among(scenario, "profiles", profile)
    if scenario.profiles[profile].actor != actor:
        raise CommandRefused("command_profile_of_another", profile=profile, actor=actor)
    return actor, profile


def _must_be_among(scenario: Scenario, collection: str, key: str) -> None:
    known = getattr(scenario, collection)
    if key not in known:
        code = "command_unknown_id" if known else "command_nothing_there"
        raise CommandRefused(code, collection=collection, id=key, known=list(known))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(",") if item.strip())


def _print_json(content: dict[str, Any]) -> None:
    is_utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    typer.echo(json.dumps(content, ensure_ascii=not is_utf8, allow_nan=False, indent=1))
