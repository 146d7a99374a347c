"""How each holder sees the overlap and the others, beside how they are: tables of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from math import isnan

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.perception import (
    Corrections,
    Hypergame,
    Misreading,
    Perception,
    Reading,
)
from scenario_desk.analysis.zones import Zone
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.glyph import zone_words
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.numbers import percent, utility
from scenario_desk.presentation.words.sentences import misread_value
from scenario_desk.presentation.words.sentences.phrasing import quoted

MOST_HOLDERS = 6
"""So many views fit beside one another; the rest are counted."""
MOST_PICTURES = 12
"""So many pictures of another are shown one below the other; the rest are counted."""

MOST_MISREAD = 20
"""So many judgements of a picture are listed; the rest are counted."""


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


def misread(games: Hypergame, corrected: Mapping[str, Corrections]) -> list[Listing]:
    """What each holder reads otherwise than it is but for weights, a table for each picture; with
    what each has without a deal, which follows from the rest where it is derived."""
    frame = games.truth.frame
    found = []
    for holder, all_of in corrected.items():
        name = frame.scenario.actors[holder].label
        for actor in dict.fromkeys(each.misreading.actor for each in all_of.each):
            row, title = frame.actor_index[actor], _("What else of {actor} {name} sees otherwise")
            values = (games.truth.reservation[row], games.seen[holder].reservation[row])
            without = (_("Without a deal"), *(utility(float(each), digits=1) for each in values))
            cells = [
                (
                    judgement_words(frame.scenario, each),
                    misread_value(each, each.own),
                    misread_value(each, each.seen),
                )
                for each in misread_of(actor, all_of)
            ]
            found.append(
                Listing(
                    title.format(actor=frame.scenario.actors[actor].label, name=name),
                    (_("Judgement"), _("Own"), _("As seen by {name}").format(name=name)),
                    (without, *cells[:MOST_MISREAD], *_more(len(cells) - MOST_MISREAD)),
                    of_numbers=True,
                )
            )
    return found[:MOST_PICTURES]


def _more(count: int) -> tuple[tuple[str, str, str], ...]:
    """The row that counts the others; none where there are none."""
    if count <= 0:
        return ()
    return ((ngettext("{count} more", "{count} more", count).format(count=count), "", ""),)


_KINDS = ("reservation", "margin", "red_line", "score", "weight")


def misread_of(actor: str, found: Corrections) -> list[Misreading]:
    """What is misread of an actor, given by id, but for its weights."""
    wrong = (each.misreading for each in found.each)
    kept = [each for each in wrong if each.actor == actor and each.kind != "weight"]
    return sorted(kept, key=lambda each: _KINDS.index(each.kind))


def judgement_words(scenario: Scenario, wrong: Misreading) -> str:
    """What it is a judgement of."""
    if wrong.kind == "reservation":
        return _("Without a deal, as judged")
    if wrong.kind == "margin":
        return _("Margin")
    interest = quoted(scenario.interests[wrong.interest].name)
    if wrong.kind == "red_line":
        return _("Red line on {interest}").format(interest=interest)
    endpoint = quoted(scenario.endpoints[wrong.endpoint].name)
    return _("Score of {endpoint} on {interest}").format(endpoint=endpoint, interest=interest)


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
            _("Apart on average, in points"),
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
