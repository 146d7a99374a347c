"""The command `perception`: what it takes, what its help says, and what it does."""

from __future__ import annotations

from typing import Annotated

import typer

from scenario_desk.cli.options import AsJson, Evaluated, assuming
from scenario_desk.presentation.words.language import mark

PERCEPTION = mark(
    "Say who sees the others wrongly, and what that costs.\n\n"
    "Agreements missed and false hopes of each who holds a picture of another, what each expects the"
    " others to choose, and which one misreading, put right, opens most."
)


@assuming
def perception(
    endpoint: Annotated[
        str | None, typer.Option(metavar="ID", help=mark("This endpoint alone."))
    ] = None,
    as_json: AsJson = False,
    *,
    evaluated: Evaluated,
) -> None:
    from scenario_desk.analysis import perception as seeing
    from scenario_desk.cli.assumed import must_be_among
    from scenario_desk.cli.streams import say, say_json
    from scenario_desk.exchange.perception_json import perception_json
    from scenario_desk.exchange.perception_text import perception_text

    evaluation = evaluated()
    if endpoint is not None:
        must_be_among(evaluation.frame.scenario, "endpoints", endpoint)
    frame, assumed = evaluation.frame, evaluation.assumptions
    seen = seeing.perception(frame, assumed)
    games = seeing.hypergame(frame, assumed)
    corrected = seeing.corrections(frame, assumed)
    if as_json:
        say_json(perception_json(seen, games, corrected, endpoint))
    else:
        say(perception_text(evaluation, seen, games, corrected, endpoint))
