"""The command `inverse`: what it takes, and what its help says."""

from __future__ import annotations

from typing import Annotated

import typer

from scenario_desk.cli.options import (
    AsJson,
    EndpointId,
    Evaluated,
    assuming,
)
from scenario_desk.presentation.words.language import mark

INVERSE = mark(
    "Say what it would take: the smallest changes that bring an ending into the overlap.\n\n"
    "Of one that is in already, those that would lose it. One kind of judgement changes at a time:"
    " scores, weights, stated no-agreement values, margins, or one node's probabilities."
)


@assuming
def inverse(
    endpoint: EndpointId = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="score|weight|reservation|margin|probability",
            help=mark("What may change: each of these if nothing is said."),
        ),
    ] = None,
    count: Annotated[
        int, typer.Option(metavar="K", min=1, help=mark("How many changes of each kind."))
    ] = 3,
    as_json: AsJson = False,
    *,
    evaluated: Evaluated,
) -> None:
    from scenario_desk.cli.inverse import inverse as write

    write(
        evaluated,
        endpoint,
        kind,
        count,
        as_json=as_json,
    )
