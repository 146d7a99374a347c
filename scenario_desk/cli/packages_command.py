"""The command `packages`: what it takes, what its help says, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from scenario_desk.cli.options import (
    AsJson,
    EndpointId,
    Evaluated,
    Order,
    assuming,
)
from scenario_desk.presentation.words.language import _, mark

if TYPE_CHECKING:
    from scenario_desk.analysis.evaluation import Evaluation
    from scenario_desk.analysis.packages.report import Report
    from scenario_desk.analysis.packages.search import By

PACKAGES = mark(
    "Say which linkages would bring an ending into the overlap.\n\n"
    "The smallest packages first, with their feasibility, what they cost whom and what they close"
    " elsewhere; and the packages that no other betters for everybody. The search begins with"
    " nothing on the table; where there are too many packages it ends after some ten seconds at each"
    " endpoint, and says what is left open. With --endpoint also what each linkage does there, also of a package"
    " that is named with --package or --linkages."
)


@assuming
def packages(
    endpoint: EndpointId = None,
    by: Order = "items",
    as_one: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID,ID",
            help=mark(
                "Linkages that are one political decision: of their feasibilities the least counts,"
                " once; repeatable."
            ),
        ),
    ] = None,
    as_json: AsJson = False,
    *,
    evaluated: Evaluated,
) -> None:
    from scenario_desk.cli.assumed import order_of
    from scenario_desk.cli.streams import say, say_json

    order = order_of(by)
    evaluation = evaluated()
    sets = _decisions(evaluation, as_one or [])
    report = _report(evaluation, endpoint, order, sets)
    if as_json:
        from scenario_desk.exchange.packages_json import packages_json

        say_json(packages_json(report))
    else:
        from scenario_desk.exchange.packages_text import packages_text

        say(packages_text(report))


def _decisions(evaluation: Evaluation, as_one: list[str]) -> list[tuple[str, ...]]:
    from scenario_desk.cli.assumed import listed, must_be_among
    from scenario_desk.cli.refused import CommandRefused

    sets = [listed(each) for each in as_one]
    for key in (key for each in sets for key in each):
        must_be_among(evaluation.frame.scenario, "linkages", key)
    named = [key for each in sets for key in dict.fromkeys(each)]
    for key in named:
        if named.count(key) > 1:
            raise CommandRefused("command_decided_twice", linkage=key)
    return [each for each in sets if each]


def _report(
    evaluation: Evaluation, endpoint: str | None, by: By, as_one: list[tuple[str, ...]]
) -> Report:
    from scenario_desk.analysis.packages.report import report
    from scenario_desk.cli.assumed import endpoint_row
    from scenario_desk.cli.streams import progress
    from scenario_desk.presentation.words.numbers import percent

    def told(done: float) -> None:
        progress(_("Searched: {share}.").format(share=percent(done)))

    if endpoint is not None:
        endpoint_row(evaluation, endpoint)
    try:
        return report(evaluation, endpoint, by, as_one, progress=told)
    finally:
        progress("")
