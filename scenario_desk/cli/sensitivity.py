"""What `sensitivity` does: says what a figure hangs on, in sentences or as JSON."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from scenario_desk.cli.assumed import endpoint_row
from scenario_desk.cli.refused import CommandRefused
from scenario_desk.cli.streams import progress, say, say_json
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.analysis.evaluation import Evaluation
    from scenario_desk.analysis.uncertainty.sampling import Sampling
    from scenario_desk.analysis.uncertainty.sensitivity.targets import Target

WEIGHINGS = ("judged", "rank", "unknown")
TARGETS = ("overlap", "agreement")


@dataclass(frozen=True)
class Asked:
    """What the command line says; None where it does not."""

    what: str
    endpoint: str | None
    target: str | None
    samples: int | None
    seed: int | None
    error: float | None
    weights: str | None
    as_json: bool
    node: str | None = None


def sensitivity(evaluated: Callable[[], Evaluation], asked: Asked) -> None:
    """Print what was asked; raises CommandRefused. `evaluated` reads the scenario, once everything
    else is in order. Where it is interrupted what is finished is printed before it ends."""
    _check(asked)
    evaluation = evaluated()
    if asked.endpoint is not None:
        endpoint_row(evaluation, asked.endpoint)
    WHAT[asked.what](evaluation, asked)


def _check(asked: Asked) -> None:
    choices = {
        "--what": (asked.what, tuple(WHAT)),
        "--target": (asked.target, TARGETS),
        "--weights": (asked.weights, WEIGHINGS),
    }
    for option, (given, known) in choices.items():
        if given is not None and given not in known:
            raise CommandRefused("command_choice", option=option, given=given, known=list(known))
    if sum(each is not None for each in (asked.endpoint, asked.target, asked.node)) > 1:
        raise CommandRefused("command_endpoint_or_target")
    if asked.what == "weights" and asked.endpoint is None:
        raise CommandRefused("command_needs_endpoint")
    said = {
        "--target": asked.target,
        "--node": asked.node,
        "--samples": asked.samples,
        "--seed": asked.seed,
        "--error": asked.error,
        "--weights": asked.weights,
    }
    for option in _USELESS[asked.what]:
        if said[option] is not None:
            raise CommandRefused("command_not_for_what", option=option, what=asked.what)


def _target(evaluation: Evaluation, asked: Asked) -> tuple[Target, str]:
    """What is asked about, and its name in JSON."""
    from scenario_desk.analysis.uncertainty.sensitivity.targets import Likelihood, Margin

    if asked.endpoint is not None:
        return Margin(evaluation.frame.endpoint_index[asked.endpoint]), asked.endpoint
    if asked.target == "agreement":
        return Likelihood("agreement"), "agreement"
    return Likelihood("overlap"), "overlap"


def _tornado(evaluation: Evaluation, asked: Asked) -> None:
    from scenario_desk.analysis.uncertainty.sensitivity.tornado import tornado
    from scenario_desk.exchange.sensitivity_json import tornado_json
    from scenario_desk.exchange.sensitivity_text import tornado_text

    target, name = _target(evaluation, asked)
    found = tornado(evaluation.frame, evaluation.assumptions, target)
    _print(asked, lambda: tornado_json(found, name), lambda: tornado_text(evaluation, found))


def _sobol(evaluation: Evaluation, asked: Asked) -> None:
    from scenario_desk.analysis.uncertainty.sensitivity.sobol import refined, study
    from scenario_desk.exchange.sensitivity_json import sobol_json
    from scenario_desk.exchange.sensitivity_text import sobol_text

    target, name = _target(evaluation, asked)
    # In hundreds of dimensions a few hundred Sobol' points are no better than pseudo-random ones,
    # and their intervals hold less often.
    sampling = _sampling(asked, {"samples": SAMPLES, "quasi": False})
    job = study(evaluation.frame, evaluation.assumptions, sampling, target)
    found, stopped = None, False
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            for found in refined(job, pool, error=asked.error):
                text = _("{done} of {wanted} draws")
                progress(text.format(done=found.samples, wanted=sampling.samples))
        except KeyboardInterrupt:
            stopped = True
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            progress("")
    if found is not None:
        shares = found
        _print(asked, lambda: sobol_json(shares, name), lambda: sobol_text(evaluation, shares))
    if stopped:
        raise KeyboardInterrupt
    if found is None:
        raise CommandRefused("command_nothing_drawn")


def _value(evaluation: Evaluation, asked: Asked) -> None:
    from scenario_desk.analysis.uncertainty import value
    from scenario_desk.analysis.uncertainty.drawing import drawing
    from scenario_desk.exchange.sensitivity_json import value_json
    from scenario_desk.exchange.sensitivity_text import choice_value_text, figure_value_text

    job = drawing(evaluation.frame, evaluation.assumptions, _sampling(asked, {}))
    if not len(job.judged):
        raise CommandRefused("command_nothing_drawn")
    seed = job.sampling.seed
    if asked.node is None:
        target, name = _target(evaluation, asked)
        found = value.worth_for_figure(job, target.read)
        as_text = partial(figure_value_text, evaluation, found, target)
        _print(asked, lambda: value_json(found, name, seed), as_text)
        return
    node = asked.node
    if node not in evaluation.frame.node_index:
        raise CommandRefused("command_unknown_node", id=node)
    row = evaluation.frame.node_index[node]
    try:
        gained = value.worth_to_owner(job, row)
    except value.NobodyChooses as error:
        raise CommandRefused("command_nobody_chooses", id=node) from error
    as_text = partial(choice_value_text, evaluation, gained, row)
    _print(asked, lambda: value_json(gained, node, seed), as_text)


def _sampling(asked: Asked, usual: dict[str, Any]) -> Sampling:
    """What the command line says of draws, and what is usual where it does not."""
    from scenario_desk.analysis.uncertainty.sampling import Sampling

    given: dict[str, Any] = {"samples": asked.samples, "seed": asked.seed, "weights": asked.weights}
    return Sampling(**usual | {each: value for each, value in given.items() if value is not None})


def _weights(evaluation: Evaluation, asked: Asked) -> None:
    import numpy as np

    from scenario_desk.analysis.uncertainty.sensitivity.weight_space import (
        acceptable_share,
        nearest_weights,
        weight_space,
    )
    from scenario_desk.exchange.sensitivity_json import weights_json
    from scenario_desk.exchange.sensitivity_text import weights_text

    frame, sampling = evaluation.frame, _sampling(asked, {})
    row = frame.endpoint_index[asked.endpoint or ""]
    found = []
    for actor in np.flatnonzero(frame.principal).tolist():
        space = weight_space(frame, evaluation.assumptions, row, actor)
        if space is not None:
            share = acceptable_share(space, sampling.samples, sampling.seed)
            found.append((space, share, nearest_weights(space)))
    _print(
        asked,
        lambda: weights_json(found, asked.endpoint or ""),
        lambda: weights_text(evaluation, found),
    )


def _print(asked: Asked, as_json: Callable[[], Any], text: Callable[[], str]) -> None:
    if asked.as_json:
        say_json(as_json())
    else:
        say(text())


SAMPLES = 512
"""Draws of indices that are not asked for otherwise; each takes as many evaluations as there are
judgements."""
WHAT: dict[str, Callable[[Evaluation, Asked], None]] = {
    "tornado": _tornado,
    "sobol": _sobol,
    "voi": _value,
    "weights": _weights,
}
"""What can be asked, by its name."""
_USELESS = {
    "tornado": ("--node", "--samples", "--seed", "--error", "--weights"),
    "sobol": ("--node",),
    "voi": ("--error",),
    "weights": ("--target", "--node", "--error", "--weights"),
}
