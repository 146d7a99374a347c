"""The command `perception`: what it takes, what its help says, and what it does."""

from __future__ import annotations

from scenario_desk.cli.options import AsJson, EndpointId, Evaluated, assuming
from scenario_desk.presentation.words.language import mark

PERCEPTION = mark(
    "Say who sees the others wrongly, and what that costs.\n\n"
    "Agreements missed and false hopes of each who holds a picture of another, what each expects the"
    " others to choose, and which one misreading, put right, opens most."
)


@assuming
def perception(
    endpoint: EndpointId = None,
    as_json: AsJson = False,
    *,
    evaluated: Evaluated,
) -> None:
    from scenario_desk.analysis import perception as seeing
    from scenario_desk.cli.assumed import endpoint_row
    from scenario_desk.cli.streams import say, say_json
    from scenario_desk.exchange.perception_json import perception_json
    from scenario_desk.exchange.perception_text import perception_text

    evaluation = evaluated()
    if endpoint is not None:
        endpoint_row(evaluation, endpoint)
    frame, assumed = evaluation.frame, evaluation.assumptions
    seen = seeing.perception(frame, assumed)
    games = seeing.hypergame(frame, assumed)
    corrected = seeing.corrections(frame, assumed)
    if as_json:
        say_json(perception_json(seen, games, corrected, endpoint))
    else:
        say(perception_text(evaluation, seen, games, corrected, endpoint))
