"""The commands that work without a window, and what their help says.

Every one imports what it needs when it runs, so that help and errors are there at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from scenario_desk import __version__
from scenario_desk.cli.inverse_command import INVERSE, inverse
from scenario_desk.cli.options import (
    AsJson,
    Evaluated,
    File,
    Force,
    SnapshotName,
    assuming,
)
from scenario_desk.cli.packages_command import PACKAGES, packages
from scenario_desk.cli.perception_command import PERCEPTION, perception
from scenario_desk.cli.refused import CommandRefused
from scenario_desk.cli.robustness import robustness
from scenario_desk.cli.sensitivity_command import SENSITIVITY, sensitivity
from scenario_desk.cli.session_command import SESSION, session
from scenario_desk.cli.stability_command import STABILITY, stability
from scenario_desk.cli.streams import say, say_json
from scenario_desk.presentation.words.language import _, mark

CHECK_FAILED = DIFFERENT = CONFLICTS_LEFT = 1

app = typer.Typer(
    name="scenario-desk",
    help=mark(
        "Scenario trees, scored endings, and which of them every side could sign or tolerate.\n\n"
        "Without a command it opens the window: scenario-desk [FILE]."
    ),
    epilog=mark(
        "Exit codes: 0 done, 1 a check failed, scenarios differ or conflicts are left, 2 bad input."
    ),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def commands() -> Any:
    """All commands, their help in the current language."""
    group: Any = typer.main.get_group(app)
    group.epilog = _(group.epilog)
    for command in (group, *group.commands.values()):
        command.help = _(command.help)
        helping = command.get_help_option(typer.Context(command))
        helping.callback = _print_help
        for option in (helping, *command.params):
            option.help = _(option.help)
    return group


def _print_help(context: typer.Context, _option: Any, wanted: bool) -> None:
    """Say what a command is for where all other answers are said."""
    if wanted:
        say(context.get_help())
        raise typer.Exit


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[bool, typer.Option("--version", help=mark("Print the version."))] = False,
) -> None:
    """What comes before a command."""
    if version:
        say(__version__)
        raise typer.Exit


@app.command(help=mark("Start a scenario from a template."))
def new(
    template: Annotated[str, typer.Option(metavar="NAME", help=mark("What to start from."))] = "",
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="FILE", help=mark("Where to save it."))
    ] = "",
    show: Annotated[bool, typer.Option("--list", help=mark("List the templates."))] = False,
    force: Force = False,
) -> None:
    from scenario_desk.exchange import templates as shipped
    from scenario_desk.exchange.saving_apart import check_target, save_apart
    from scenario_desk.exchange.scenario_file import load

    if show:
        found = shipped.templates()
        width = max(len(each.name) for each in found)
        for each in found:
            say(f"{each.name:{width}}  {each.title}: {each.description}")
        return
    if not template or not out:
        raise CommandRefused("command_new_incomplete")
    path = shipped.template(template).path
    check_target(Path(out), replace=force)
    save_apart(load(path), Path(out))


@app.command(
    help=mark("List what is wrong or missing.\n\nThe exit code is 1 if any of it is an error.")
)
def check(file: File, as_json: AsJson = False, snapshot: SnapshotName = None) -> None:
    from scenario_desk.analysis.all_findings import all_findings
    from scenario_desk.cli.assumed import evaluated
    from scenario_desk.exchange.evaluation_json import findings_json
    from scenario_desk.exchange.findings_text import counts, findings_text

    evaluation = evaluated(file, snapshot=snapshot)
    scenario, found = evaluation.frame.scenario, all_findings(evaluation)
    if as_json:
        say_json({"scenario": scenario.title, **counts(found), "findings": findings_json(found)})
    else:
        say(findings_text(scenario, found))
    if any(finding.level == "error" for finding in found):
        raise typer.Exit(CHECK_FAILED)


@app.command(
    help=mark(
        "Say who could sign or tolerate which ending.\n\n"
        "With how likely each ending is, who blocks it and why."
    )
)
@assuming
def evaluate(
    as_json: AsJson = False,
    lotteries: Annotated[
        bool,
        typer.Option(
            "--lotteries", help=mark("Also bargain over chances of each ending, not endings alone.")
        ),
    ] = False,
    *,
    evaluated: Evaluated,
) -> None:
    evaluation = evaluated()
    if as_json:
        from scenario_desk.exchange.evaluation_json import evaluation_json

        say_json(evaluation_json(evaluation, lotteries=lotteries))
    else:
        from scenario_desk.exchange.evaluation_text import evaluation_text

        say(evaluation_text(evaluation, lotteries=lotteries))


app.command(
    help=mark(
        "Say how sure that is, from many joint draws of everything judged with a range.\n\n"
        "How often each side accepts an ending, all of them do, and none is left. Ctrl+C stops, and"
        " prints what the draws so far come to."
    )
)(robustness)
app.command(help=SENSITIVITY)(sensitivity)
app.command(help=INVERSE)(inverse)
app.command(help=STABILITY)(stability)
app.command(help=PACKAGES)(packages)
app.command(help=PERCEPTION)(perception)
app.command(help=SESSION)(session)


@app.command(
    help=mark(
        "Draw the tree into a file, every node of it in full, or the overlap chart.\n\n"
        "By ending: .svg and .pdf, which stay sharp at any size and keep text as text, or .png."
    )
)
@assuming
def report(
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="OUT", help=mark("What to write, by its ending."))
    ],
    what: Annotated[
        str,
        typer.Option(
            metavar="tree|chart|handout|log",
            help=mark(
                "The tree, the overlap chart, both with the endpoints on one page, or the log of the"
                " session (.html or .md)."
            ),
        ),
    ] = "tree",
    only: Annotated[
        str | None,
        typer.Option(metavar="NODE", help=mark("The branch from this node on, no more.")),
    ] = None,
    theme: Annotated[
        str, typer.Option(metavar="light|dark", help=mark("The colours of the picture."))
    ] = "light",
    direction: Annotated[
        str | None,
        typer.Option(
            metavar="right|left|down", help=mark("Where the tree grows: right if not said.")
        ),
    ] = None,
    show: Annotated[
        str,
        typer.Option(
            metavar="WHAT,WHAT",
            help=mark(
                "What to show in the tree besides: reach, overlap, agreement, likelihood, rational,"
                " junctures, phases."
            ),
        ),
    ] = "",
    scale: Annotated[
        str | None, typer.Option(metavar="1|2|3|4", help=mark("How fine a .png is: 2 if not said."))
    ] = None,
    pages: Annotated[
        str | None,
        typer.Option(
            metavar="width|page|full",
            help=mark(
                "Spread a .pdf over pages: one page wide, all on one, or in its own size; each"
                " only as far as it can be read."
            ),
        ),
    ] = None,
    paper: Annotated[
        str | None,
        typer.Option(metavar="a4|a3|letter", help=mark("What these pages, or a handout, are of.")),
    ] = None,
    force: Force = False,
    *,
    evaluated: Evaluated,
) -> None:
    from scenario_desk.cli.assumed import listed
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
        evaluated,
        Path(out),
        {option: value for option, value in given.items() if value is not None},
        only,
        listed(show),
        replace=force,
    )


@app.command(
    help=mark(
        "Write a scenario in another format.\n\n"
        "By ending: .scenario, .csv for its scores, or a folder (with a slash behind) for CSV tables."
    )
)
def convert(
    source: Annotated[str, typer.Argument(metavar="IN", help=mark("What to read."))],
    target: Annotated[
        str, typer.Argument(metavar="OUT", help=mark("What to write, by its ending."))
    ],
    force: Force = False,
) -> None:
    from scenario_desk.exchange.formats import convert as write

    write(source, target, replace=force)


@app.command(
    help=mark(
        "Save a copy to give away, and say what it goes without.\n\n"
        "The scenario itself stays as it is. What can go: snapshots, notes, rationales (with how sure"
        " somebody is), sources (with citations), authors, lenses, perceived (profiles as others see"
        " an actor), or any other collection by name."
    )
)
def share(
    file: File,
    out: Annotated[str, typer.Option("-o", "--out", metavar="OUT", help=mark("Where to save it."))],
    without: Annotated[
        str, typer.Option(metavar="WHAT,WHAT", help=mark("What the copy goes without."))
    ] = "",
    without_person: Annotated[
        str, typer.Option(metavar="NAME", help=mark("Whose name goes from authors and all texts."))
    ] = "",
    keep: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PLACE", help=mark("Where the name stays, as it is listed; repeatable.")
        ),
    ] = None,
    as_json: AsJson = False,
    force: Force = False,
) -> None:
    from scenario_desk.cli.assumed import listed
    from scenario_desk.cli.share import share as write

    write(
        file, Path(out), listed(without), without_person, keep or [], replace=force, as_json=as_json
    )


@app.command(
    help=mark(
        "Say what separates two scenarios, and what it means for the overlap.\n\n"
        "The exit code is 0 if they are equal, 1 if they are not."
    )
)
def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help=mark("The scenario before."))],
    after: Annotated[Path, typer.Argument(metavar="B", help=mark("The scenario after."))],
    as_json: AsJson = False,
    whole: Annotated[
        bool, typer.Option("--all", help=mark("Say each part of what is summed up, too."))
    ] = False,
) -> None:
    from scenario_desk.analysis.effect import effect
    from scenario_desk.cli.assumed import evaluated
    from scenario_desk.presentation.words.changes import differences

    old, new = evaluated(before), evaluated(after)
    found = differences(old.frame.scenario, new.frame.scenario)
    became = effect(old, new)
    if as_json:
        from scenario_desk.exchange.diff_json import diff_json

        say_json(diff_json(found, became))
    else:
        from scenario_desk.exchange.diff_text import diff_text

        say(diff_text(found, became, whole=whole))
    if found:
        raise typer.Exit(DIFFERENT)


@app.command(help=mark("Tell all of a scenario as plain text, one fact a line, to be compared."))
def describe(file: File) -> None:
    from scenario_desk.exchange.scenario_file import load
    from scenario_desk.exchange.scenario_text import scenario_text

    say(scenario_text(load(file)))


@app.command(
    help=mark(
        "Put together what two people made of one scenario.\n\n"
        "Where both changed the same, OURS stands and each conflict is said; the exit code is then 1."
    )
)
def merge(
    base: Annotated[
        str,
        typer.Argument(
            metavar="BASE",
            help=mark("What both were made from; - or an empty file if there is none."),
        ),
    ],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help=mark("What one made of it."))],
    theirs: Annotated[
        Path, typer.Argument(metavar="THEIRS", help=mark("What the other made of it."))
    ],
    out: Annotated[
        Path,
        typer.Option("-o", "--out", metavar="OUT", help=mark("Where to save it; may be OURS.")),
    ],
    mine: Annotated[
        bool, typer.Option("--ours", help=mark("Decide every conflict for OURS."))
    ] = False,
    other: Annotated[
        bool, typer.Option("--theirs", help=mark("Decide every conflict for THEIRS."))
    ] = False,
    name: Annotated[
        str, typer.Option(metavar="NAME", help=mark("What to call it in sentences; git says %P."))
    ] = "",
    as_json: AsJson = False,
    force: Force = False,
) -> None:
    from scenario_desk.cli.merge import Files, merge_files, side_of

    decide = side_of(mine, other)
    files = Files(base, ours, theirs, out, name)
    if not merge_files(files, decide=decide, as_json=as_json, replace=force):
        raise typer.Exit(CONFLICTS_LEFT)
