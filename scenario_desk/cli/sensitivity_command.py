"""The command `sensitivity`: what it takes, and what its help says."""

from __future__ import annotations

from typing import Annotated

import typer

from scenario_desk.cli.options import (
    AsJson,
    Evaluated,
    assuming,
)
from scenario_desk.presentation.words.language import mark

SENSITIVITY = mark(
    "Say what an ending or a likelihood hangs on.\n\n"
    "tornado: one judgement at a time from low to high. sobol: the share of its variance that is"
    " due to each. voi: what knowing it would be worth, of that variance or to who decides at a"
    " node. weights: with which weights of its interests each principal accepts."
)


@assuming
def sensitivity(
    what: Annotated[
        str,
        typer.Option(metavar="tornado|sobol|voi|weights", help=mark("In which way it is asked.")),
    ] = "tornado",
    endpoint: Annotated[
        str | None,
        typer.Option(metavar="ID", help=mark("By how much this endpoint is accepted.")),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option(
            metavar="overlap|agreement",
            help=mark("How likely it ends there: overlap if nothing is said."),
        ),
    ] = None,
    node: Annotated[
        str | None,
        typer.Option(metavar="ID", help=mark("What the owner of this decision would gain (voi).")),
    ] = None,
    samples: Annotated[
        int | None, typer.Option(metavar="N", min=1, help=mark("How many draws at most."))
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help=mark("The same seed gives the same figures.")),
    ] = None,
    error: Annotated[
        float | None,
        typer.Option(metavar="X", min=0.0, help=mark("Stop at this standard error, a share of 1.")),
    ] = None,
    weights: Annotated[
        str | None,
        typer.Option(
            metavar="judged|rank|unknown",
            help=mark("What is known of weights: as judged, only their order, or nothing."),
        ),
    ] = None,
    as_json: AsJson = False,
    *,
    evaluated: Evaluated,
) -> None:
    from scenario_desk.cli.sensitivity import Asked
    from scenario_desk.cli.sensitivity import sensitivity as write

    write(
        evaluated,
        Asked(what, endpoint, target, samples, seed, error, weights, as_json, node),
    )
