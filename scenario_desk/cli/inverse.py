"""What `inverse` does: says what it would take, in sentences or as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scenario_desk.cli.assumed import endpoint_row
from scenario_desk.cli.refused import CommandRefused
from scenario_desk.cli.streams import progress, say, say_json
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.analysis.evaluation import Evaluation


def inverse(
    evaluated: Callable[[], Evaluation],
    endpoint: str | None,
    kind: str | None,
    count: int,
    *,
    as_json: bool,
) -> None:
    """Print the smallest changes; raises CommandRefused. `evaluated` reads the scenario, once
    everything else is in order. Where it is interrupted what is finished is printed before it ends."""
    from scenario_desk.analysis.inverse.smallest import KINDS
    from scenario_desk.analysis.inverse.smallest import inverse as search

    known = {each.name.lower(): each for each in KINDS}
    if kind is not None and kind not in known:
        raise CommandRefused("command_choice", option="--kind", given=kind, known=list(known))
    kinds = KINDS if kind is None else (known[kind],)
    evaluation = evaluated()
    frame = evaluation.frame
    rows = range(len(frame.endpoint_ids))
    wanted = list(rows) if endpoint is None else [endpoint_row(evaluation, endpoint)]
    job = search(frame, evaluation.assumptions)
    answers, stopped = [], False
    try:
        for answer in job.answers(wanted, kinds, count):
            answers.append(answer)
            text = _("{done} of {wanted} endpoints")
            progress(text.format(done=len(answers), wanted=len(wanted)))
    except KeyboardInterrupt:
        stopped = True
    finally:
        progress("")
    if as_json:
        from scenario_desk.exchange.inverse_json import inverse_json

        say_json(inverse_json(evaluation, answers, kinds, held=job.held))
    else:
        from scenario_desk.exchange.inverse_text import inverse_text

        say(inverse_text(evaluation, answers, held=job.held))
    if stopped:
        raise KeyboardInterrupt
