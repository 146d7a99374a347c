"""What many commands take: the scenario, and what is assumed instead of its own assumptions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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
