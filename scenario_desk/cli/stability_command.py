"""The command `stability`: what it takes, what its help says, and what it does."""

from __future__ import annotations

from scenario_desk.cli.options import (
    AsJson,
    EndpointId,
    Evaluated,
    Order,
    assuming,
)
from scenario_desk.presentation.words.language import mark

STABILITY = mark(
    "Say which ending would hold, and who would ratify it.\n\n"
    "Against shifts that actors can make by themselves or together (Nash, GMR, SMR and SEQ of the"
    " graph model), with the actors whose acceptance each principal needs, and on the way to its end; and"
    " which linkages would hold those who could spoil it."
)


@assuming
def stability(
    endpoint: EndpointId = None,
    by: Order = "items",
    as_json: AsJson = False,
    *,
    evaluated: Evaluated,
) -> None:
    from scenario_desk.analysis.prospects import prospects
    from scenario_desk.cli.assumed import endpoint_row, order_of
    from scenario_desk.cli.streams import say, say_json
    from scenario_desk.exchange.stability_json import stability_json
    from scenario_desk.exchange.stability_text import stability_text

    order = order_of(by)
    evaluation = evaluated()
    rows = list(range(len(evaluation.frame.endpoint_ids)))
    if endpoint is not None:
        rows = [endpoint_row(evaluation, endpoint)]
    ids = evaluation.frame.endpoint_ids
    ahead = prospects(evaluation, [ids[row] for row in rows], order)
    if as_json:
        say_json(stability_json(evaluation, rows, ahead))
    else:
        say(stability_text(evaluation, rows, ahead))
