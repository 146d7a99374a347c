"""The command `stability`: what it takes, what its help says, and what it does."""

from __future__ import annotations

from scenario_desk.cli.options import (
    AsJson,
    EndpointId,
    Evaluated,
    assuming,
)
from scenario_desk.presentation.words.language import mark

STABILITY = mark(
    "Say which ending would hold, and who would ratify it.\n\n"
    "Against shifts that actors can make by themselves or together (Nash, GMR, SMR and SEQ of the"
    " graph model), with the actors whose acceptance each principal needs, and on the way to its end."
)


@assuming
def stability(
    endpoint: EndpointId = None,
    as_json: AsJson = False,
    *,
    evaluated: Evaluated,
) -> None:
    from scenario_desk.cli.assumed import endpoint_row
    from scenario_desk.cli.streams import say, say_json
    from scenario_desk.exchange.stability_json import stability_json
    from scenario_desk.exchange.stability_text import stability_text

    evaluation = evaluated()
    rows = list(range(len(evaluation.frame.endpoint_ids)))
    if endpoint is not None:
        rows = [endpoint_row(evaluation, endpoint)]
    holding = evaluation.holding
    jumps = None if holding is None else holding.jumps()
    if as_json:
        say_json(stability_json(evaluation, rows, jumps))
    else:
        say(stability_text(evaluation, rows, jumps))
