"""What `robustness` does: draws everything that was judged, many times, and says what it comes to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scenario_desk.cli.options import (
    AsJson,
    Evaluated,
    assuming,
)
from scenario_desk.cli.refused import CommandRefused
from scenario_desk.cli.streams import progress, say, say_json
from scenario_desk.presentation.words.language import mark

if TYPE_CHECKING:
    from scenario_desk.analysis.evaluation import Evaluation
    from scenario_desk.analysis.uncertainty.robustness import Robustness
    from scenario_desk.analysis.uncertainty.sampling import Sampling

SAMPLES, MOST_SAMPLES = 10_000, 1_000_000
"""Draws if nothing is said, and at most where an error is to be reached."""
_CHOICES = {
    "--weights": ("judged", "rank", "unknown"),
    "--random": ("sobol", "pseudo"),
    "--shape": ("pert", "triangular", "uniform"),
}
_MOST_PAIRED = 100
"""Endpoints that are compared two by two: their pairs grow with the square."""

Samples = Annotated[
    int | None,
    typer.Option("--samples", metavar="N", help=mark("How many draws: 10000 if not said.")),
]
Seed = Annotated[int, typer.Option(metavar="N", help=mark("The same seed gives the same figures."))]
Error = Annotated[
    float | None,
    typer.Option(
        metavar="SHARE",
        help=mark(
            "Stop as soon as no overlap index has a standard error above this, as in 0.005; else"
            " after --samples, or a million."
        ),
    ),
]
Weights = Annotated[
    str,
    typer.Option(
        metavar="judged|rank|unknown",
        help=mark("What is taken as known of weights: what was judged, their order, or nothing."),
    ),
]
Random = Annotated[
    str, typer.Option(metavar="sobol|pseudo", help=mark("Which random numbers are drawn."))
]
Correlation = Annotated[
    float,
    typer.Option(
        metavar="0..1", help=mark("How much scores that rest on the same source go together.")
    ),
]
ShapeName = Annotated[
    str | None,
    typer.Option(
        "--shape",
        metavar="pert|triangular|uniform",
        help=mark("How values lie between hard limits: pert if not said."),
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS", help=mark("Draw on the Dask cluster whose scheduler is there.")
    ),
]


@assuming
def robustness(
    as_json: AsJson = False,
    samples: Samples = None,
    seed: Seed = 1,
    error: Error = None,
    weights: Weights = "judged",
    random: Random = "sobol",
    correlation: Correlation = 0.0,
    shape: ShapeName = None,
    scheduler: Scheduler = None,
    *,
    evaluated: Evaluated,
) -> None:
    chosen = {"--weights": weights, "--random": random, "--shape": shape}
    numbers = (samples, seed, error, correlation)
    sampling = sampling_of(*numbers, chosen)
    evaluation = evaluated()
    if shape is not None and evaluation.frame.scenario.limits != "hard":
        raise CommandRefused("command_shape_of_percentiles")
    answer(evaluation, sampling, error, scheduler, as_json=as_json)


def sampling_of(
    samples: int | None,
    seed: int,
    error: float | None,
    correlation: float,
    chosen: dict[str, str | None],
) -> Sampling:
    """How to draw, as the command line says; raises CommandRefused where that is no way to."""
    from scenario_desk.analysis.uncertainty.sampling import Sampling

    for option, given in chosen.items():
        known = list(_CHOICES[option])
        if given is not None and given not in known:
            raise CommandRefused("command_choice", option=option, given=given, known=known)
    if samples is not None and samples < 1:
        raise CommandRefused("command_at_least", option="--samples", given=samples, least=1)
    if seed < 0:
        raise CommandRefused("command_at_least", option="--seed", given=seed, least=0)
    if error is not None and not 0.0 < error < 1.0:
        raise CommandRefused("command_error_share", given=error)
    if not 0.0 <= correlation <= 1.0:
        raise CommandRefused("command_correlation", given=correlation)
    many: dict[str, Any] = {"weights": chosen["--weights"], "shape": chosen["--shape"] or "pert"}
    return Sampling(
        samples=samples or (SAMPLES if error is None else MOST_SAMPLES),
        seed=seed,
        quasi=chosen["--random"] == "sobol",
        correlation=correlation,
        **many,
    )


def answer(
    evaluation: Evaluation,
    sampling: Sampling,
    error: float | None,
    scheduler: str | None,
    *,
    as_json: bool,
) -> None:
    """Draw and print; raises KeyboardInterrupt where that stopped it, what was finished printed."""
    from scenario_desk.analysis.uncertainty.lasting import Lasting
    from scenario_desk.analysis.uncertainty.measures import Measure, junctures, wins
    from scenario_desk.analysis.uncertainty.robustness import confidence_factors, refined
    from scenario_desk.cli.workers import workers

    paired = as_json and len(evaluation.frame.endpoint_ids) <= _MOST_PAIRED
    extra: list[Measure] = [junctures, Lasting.of(evaluation.frame)] if as_json else []
    extra += [wins] if paired else []
    confident, stopped = None, None
    with workers(scheduler) as executor:
        pictures = refined(
            evaluation.frame,
            evaluation.assumptions,
            sampling,
            executor,
            extra=extra,
            error=error,
        )
        found, stopped = last_of(pictures)
        try:
            if paired and stopped is None:
                confident = confidence_factors(found, executor)
        except KeyboardInterrupt as late:
            stopped = late
    if as_json:
        from scenario_desk.exchange.robustness_json import robustness_json

        say_json(robustness_json(evaluation, found, confident, error))
    else:
        from scenario_desk.exchange.robustness_text import robustness_text

        say(robustness_text(evaluation, found, error))
    if stopped is not None:
        raise stopped


def last_of(pictures: Iterable[Robustness]) -> tuple[Robustness, KeyboardInterrupt | None]:
    """The last picture, and what stopped the run, if something did; raises KeyboardInterrupt where
    that was before the first. Who watches is told how far it is."""
    from scenario_desk.presentation.words.sentences import how_far

    found = None
    try:
        for found in pictures:
            progress(how_far(found))
    except KeyboardInterrupt as stopped:
        if found is None:
            raise
        return found, stopped
    finally:
        progress("")
    assert found is not None, "a run has one draw at least"
    return found, None
