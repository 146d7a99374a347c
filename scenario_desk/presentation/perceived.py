"""How each holder sees the overlap and the others, beside how they are: tables of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from math import isnan

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.perception import Perception, Reading
from scenario_desk.analysis.zones import Zone
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.glyph import zone_words
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.numbers import percent, utility

MOST_HOLDERS = 6
"""So many views fit beside one another; the rest are counted."""
MOST_PICTURES = 12
"""So many pictures of another are shown one below the other; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of words: what it is called, its columns, its rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    of_numbers: bool = False
    """Whether all but the first column are numbers."""


def perceived(evaluation: Evaluation, seen: Mapping[str, Perception]) -> list[Listing]:
    """The views of the overlap in one table, then every picture of another in one of its own."""
    if not seen:
        return []
    scenario = evaluation.frame.scenario
    pictures = [
        _picture(scenario, holder, actor, readings)
        for holder, found in seen.items()
        for actor, readings in found.readings.items()
    ]
    return [_views(evaluation, seen), *pictures[:MOST_PICTURES]]


def left_out(seen: Mapping[str, Perception]) -> str:
    """What is not among the tables, in a sentence; "" where nothing is."""
    count = max(
        len(seen) - MOST_HOLDERS,
        sum(len(found.readings) for found in seen.values()) - MOST_PICTURES,
    )
    if count <= 0:
        return ""
    return ngettext(
        "{count} more is in the answer of `evaluate --json`.",
        "{count} more are in the answer of `evaluate --json`.",
        count,
    ).format(count=count)


def _views(evaluation: Evaluation, seen: Mapping[str, Perception]) -> Listing:
    """The endpoints that are in the overlap in anybody's view, and in which zone of it."""
    frame, zones = evaluation.frame, zone_words()
    scenario = frame.scenario
    inside = {
        key: zones[Zone(zone)]
        for key, zone in zip(frame.endpoint_ids, evaluation.zone, strict=True)
    }
    held = dict(islice(seen.items(), MOST_HOLDERS))
    truth = next(iter(held.values()))
    own = dict.fromkeys(truth.own_undecided, _("undecided")) | _among(truth.own_overlap, inside)
    views = [own, *(_view(found, inside) for found in held.values())]
    rows = tuple(
        (endpoint.name, *(view.get(key, "") for view in views))
        for key, endpoint in scenario.endpoints.items()
        if any(key in view for view in views)
    )
    as_seen = _("As seen by {name}")
    names = (as_seen.format(name=scenario.actors[holder].label) for holder in held)
    columns = (_("Endpoint"), _("By own profiles"), *names)
    return Listing(_("The overlap, as each sees it"), columns, rows)


def _view(found: Perception, inside: Mapping[str, str]) -> dict[str, str]:
    """What the holder takes each endpoint for, by its id."""
    return (
        _among(found.overlap, inside)
        | dict.fromkeys(found.missed_agreements, _("missed agreement"))
        | {key: _("false hope: {zone}").format(zone=inside[key]) for key in found.false_hopes}
        | dict.fromkeys(found.undecided, _("undecided"))
    )


def _among(ids: Iterable[str], inside: Mapping[str, str]) -> dict[str, str]:
    return {key: inside[key] for key in ids}


def _picture(scenario: Scenario, holder: str, actor: str, readings: tuple[Reading, ...]) -> Listing:
    """The interests of an actor, those first that are read most wrongly."""
    label = scenario.actors[actor].label
    sees = scenario.actors[holder].label
    ordered = sorted(readings, key=lambda each: 1.0 if isnan(each.apart) else -each.apart)
    return Listing(
        _("{actor}, as seen by {name}").format(actor=label, name=sees),
        (
            _("Interest"),
            _("Own weight"),
            _("As seen by {name}").format(name=sees),
            _("Apart, in points"),
        ),
        tuple(
            (
                scenario.interests[each.interest].name,
                percent(each.own),
                percent(each.seen),
                utility(each.apart),
            )
            for each in ordered
        ),
        of_numbers=True,
    )
