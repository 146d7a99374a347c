"""What many commands take: the scenario, and what is assumed instead of its own assumptions."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated, Any

import typer

from scenario_desk.presentation.words.language import mark

File = Annotated[Path, typer.Argument(metavar="FILE", help=mark("A scenario."), show_default=False)]
AsJson = Annotated[
    bool, typer.Option("--json", help=mark("Print one JSON object and nothing else."))
]
Force = Annotated[bool, typer.Option("--force", help=mark("Replace what is there already."))]
Profiles = Annotated[
    list[str] | None,
    typer.Option(
        "--profile",
        metavar="ACTOR=PROFILE",
        help=mark("Judge an actor by this profile; repeatable."),
    ),
]
PackageId = Annotated[
    str | None, typer.Option("--package", metavar="ID", help=mark("The package on the table."))
]
LinkageIds = Annotated[
    str | None,
    typer.Option("--linkages", metavar="ID,ID", help=mark("Linkages on the table, one by one.")),
]
Decisions = Annotated[
    str | None,
    typer.Option(
        "--decisions", metavar="judged|rational|quantal", help=mark("How decisions resolve.")
    ),
]
Sharpness = Annotated[
    str | None,
    typer.Option(
        "--lambda",
        metavar="X",
        help=mark(
            "How sharply owners choose by quantal response, per point of utility: from 0, the"
            " forecast, upwards."
        ),
    ),
]
EndpointId = Annotated[
    str | None, typer.Option("--endpoint", metavar="ID", help=mark("Only this endpoint."))
]
Order = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="items|given_up|feasibility",
        help=mark(
            "What comes first: the fewest items, the least given up by a giver, or the most feasible."
        ),
    ),
]
LensId = Annotated[
    str | None,
    typer.Option(
        "--lens", metavar="ID", help=mark("Assume what this lens does, and nothing else.")
    ),
]
SnapshotName = Annotated[
    str | None,
    typer.Option(
        "--snapshot",
        metavar="NAME|ID",
        help=mark("What was kept under this name, not what is now."),
    ),
]
Moves = Annotated[
    str | None, typer.Option("--moves", metavar="ID,ID", help=mark("Branches that have happened."))
]
_ASSUMED = {
    "profiles": Profiles,
    "package": PackageId,
    "linkages": LinkageIds,
    "decisions": Decisions,
    "sharpness": Sharpness,
    "moves": Moves,
    "lens": LensId,
    "snapshot": SnapshotName,
}
"""What may be said instead of the scenario's own assumptions, as `assumed.evaluated` takes it."""
Evaluated = Callable[[], Any]
"""Gives the evaluation of the file under what is assumed; raises CommandRefused, FileRefused."""


def assuming(command: Callable[..., None]) -> Callable[..., None]:
    """A command on a file that also takes what is assumed.

    The command itself is given `evaluated`, an `Evaluated`, in place of all of these.
    """

    @wraps(command)
    def called(**given: Any) -> None:
        from scenario_desk.cli.assumed import evaluated

        said = {name: given.pop(name) for name in ("file", *_ASSUMED)}
        command(**given, evaluated=lambda: evaluated(**said))

    own = signature(command, eval_str=True).parameters.values()
    options = [Parameter("file", Parameter.POSITIONAL_OR_KEYWORD, annotation=File)]
    options += [each for each in own if each.name != "evaluated"]
    options += [
        Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=option)
        for name, option in _ASSUMED.items()
    ]
    called.__signature__ = signature(command).replace(parameters=options)  # type: ignore[attr-defined]
    called.__annotations__ = {each.name: each.annotation for each in options}
    return called
