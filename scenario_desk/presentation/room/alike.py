"""Who sees it alike: the camps and where they meet, who sees an agreement, how all did on questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isnan
from string import ascii_uppercase

import numpy as np

from scenario_desk.analysis.acceptance import NO, YES
from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.perception import Perception
from scenario_desk.analysis.room.camps import Camps
from scenario_desk.analysis.room.overlaps import Overlaps
from scenario_desk.analysis.room.performance import brier_weights
from scenario_desk.analysis.room.pictures import Picture
from scenario_desk.analysis.room.reading import Track
from scenario_desk.analysis.room.standing import Standing
from scenario_desk.model.naming import name_of
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.robustness.cells import WHOLE, Axis, Badge, Bar, Cell, Words
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.room.agreed import (
    NAME,
    PLAIN,
    SCALE,
    WIDEST,
    dots_of,
    key_of,
    share_of,
)
from scenario_desk.presentation.room.camp_dots import CampDots
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.sentences import (
    alias,
    camps_rule,
    camps_sentence,
    gap_sentences,
    judgement_name,
    overlaps_sentence,
)
from scenario_desk.presentation.words.sentences.phrasing import quoted


def letter_of(camp: int) -> str:
    """What a camp is called."""
    return ascii_uppercase[camp]


def members(scenario: Scenario, people: Standing, found: Camps, camp: int) -> list[str]:
    """The aliases of who is in a camp."""
    rows = np.flatnonzero(found.of == camp).tolist()
    return [alias(scenario, people.reading.participants[row]) for row in rows]


def camps_figure(
    scenario: Scenario, people: Standing, found: Camps, *, named: bool = False
) -> RowFigure:
    """The judgements, those where camps lie farthest apart first; people: the persons alone, who are
    named where that is wanted, and otherwise counted."""
    count = len(found.medians)
    says = [camps_sentence(found)]
    for camp in range(count if count > 1 else 0):
        names = listed(members(scenario, people, found, camp))
        counted = numbers.out_of(found.sizes[camp], len(found.of))
        says.append(
            _("{camp}: {names}.").format(camp=letter_of(camp), names=names if named else counted)
        )
    order = np.argsort(-np.nan_to_num(found.between, nan=-1.0), kind="stable").tolist()
    return RowFigure(
        title=_("Camps"),
        says=tuple(says),
        columns=(
            Column(_("Judgement")),
            Column(_("Answers, and the camps’ medians"), SCALE, grows=1, least=120),
            Column(_("Camps meet")),
        ),
        rows=tuple(_camp_row(scenario, people, found, place) for place in order),
        foot=(camps_rule(),),
        of_numbers=False,
        tall=1.6,
        widest_name=WIDEST,
    )


def _camp_row(scenario: Scenario, people: Standing, found: Camps, place: int) -> Row:
    judgement, count = people.reading.judgements[place], len(found.medians)
    letters: tuple[tuple[str, float], ...] = ()
    verdict = Badge("", "muted")
    if count > 1 and not isnan(float(found.between[place])):
        letters = tuple(
            (letter_of(camp), share_of(people, place, float(found.medians[camp, place])))
            for camp in range(count)
        )
        verdict = _badge(bool(found.meet[place]))
    cells: tuple[Cell, ...] = (
        Words(judgement_name(scenario, judgement)),
        CampDots(dots_of(people, place, median=not letters), letters),
        verdict,
    )
    return Row(key_of(judgement), cells)


def _badge(answer: bool) -> Badge:
    return Badge(_("✓ yes"), "overlap") if answer else Badge(_("✗ no"), "neither")


def overlaps_figure(
    frame: Frame, people: Standing, found: Overlaps, *, named: bool = False
) -> RowFigure:
    """The agreements, and how many of those who gave a number see each by their own; or all of these
    by name, and the agreements that each sees, who sees none last."""
    return _overlaps_by_name(frame, people, found) if named else _overlaps_counted(frame, found)


def _overlaps_counted(frame: Frame, found: Overlaps) -> RowFigure:
    people, rows = len(found.sees), []
    by_place = (found.in_overlap == YES).sum(axis=0)
    places = np.flatnonzero(frame.needs_agreement) if people else ()
    for place in sorted(map(int, places), key=lambda place: -by_place[place]):
        key, count = frame.endpoint_ids[place], int(by_place[place])
        counted = numbers.out_of(count, people)
        cells: tuple[Cell, ...] = (
            Words(frame.scenario.endpoints[key].name),
            Bar(count / people, np.nan, np.nan, counted),
            Words(counted, align="right"),
        )
        rows.append(Row(f"endpoint:{key}", cells))
    return RowFigure(
        title=_("Who sees an agreement"),
        says=(overlaps_sentence(frame, found),),
        columns=(
            Column(_("Endpoint")),
            Column(_("Could be signed, by people’s own numbers"), WHOLE, grows=1, least=120,
                   where="picture"),
            Column(_("How many"), align="right"),
        ),
        rows=tuple(rows),
        foot=(_own_numbers(),),
        of_numbers=False,
    )  # fmt: skip


def _own_numbers() -> str:
    return _(
        "Each one’s own numbers stand in place of the scenario’s where it gave any; all else is as"
        " shown."
    )


def _overlaps_by_name(frame: Frame, people: Standing, found: Overlaps) -> RowFigure:
    scenario = frame.scenario
    names = [alias(scenario, each) for each in people.reading.participants]
    without = [names[row] for row in found.without.tolist()]
    says = [overlaps_sentence(frame, found)]
    if without and found.count:
        text = ngettext("Who sees none: {names}.", "Those who see none: {names}.", len(without))
        says.append(text.format(names=listed(without)))
    rank = {YES: 0, NO: 2}
    order = sorted(range(len(names)), key=lambda row: rank.get(int(found.sees[row]), 1))
    rows = []
    for row in order:
        answer = int(found.sees[row])
        seen = [
            quoted(scenario.endpoints[key].name)
            for place, key in enumerate(frame.endpoint_ids)
            if frame.needs_agreement[place] and found.in_overlap[row, place] == YES
        ]
        badge = {
            YES: Badge(_("✓ yes"), "overlap"),
            NO: Badge(_("✗ no"), "neither"),
        }.get(answer, Badge(_("? not known"), "unknown"))
        cells: tuple[Cell, ...] = (
            Words(names[row]),
            badge,
            Words(listed(seen) if seen else _("none")),
        )
        rows.append(Row(f"participant:{people.reading.participants[row]}", cells))
    return RowFigure(
        title=_("Who sees an agreement"),
        says=tuple(says),
        columns=(
            Column(_("Participant"), least=NAME),
            Column(_("Sees one")),
            Column(_("What could be signed, by its own numbers"), PLAIN, grows=1,
                   least=160),
        ),
        rows=tuple(rows),
        foot=(_own_numbers(),),
        of_numbers=False,
        sentences=2,
    )  # fmt: skip


def perception_figure(
    scenario: Scenario, drawn: tuple[Picture, ...], found: Mapping[str, Perception]
) -> RowFigure:
    """What teams said as themselves and as others, and what each misses or hopes for by that."""
    rows = []
    for holder, gap in found.items():
        rows += [
            Row("", (Words(name_of(scenario, "actors", holder)), Words(said)))
            for said in gap_sentences(scenario, holder, gap)
        ]
    for each in drawn:
        text = ngettext(
            "{count} judged {judgements} numbers as {actor}.",
            "{count} judged {judgements} numbers as {actor}.",
            each.count,
        )
        said = text.format(
            count=each.count,
            judgements=len(each.values),
            actor=name_of(scenario, "actors", each.actor),
        )
        rows.append(Row("", (Words(name_of(scenario, "actors", each.seat)), Words(said))))
    missed = sum(len(each.missed_agreements) for each in found.values())
    hopes = sum(len(each.false_hopes) for each in found.values())
    says = [_("No team has judged as another yet: nobody holds a picture of anybody.")]
    if found:
        says = [
            ngettext(
                "By what the room itself says {count} agreement is missed.",
                "By what the room itself says {count} agreements are missed.",
                missed,
            ).format(count=missed),
            ngettext(
                "There is {count} false hope.", "There are {count} false hopes.", hopes
            ).format(count=hopes),
        ]
    return RowFigure(
        title=_("How teams see one another"),
        says=tuple(says),
        columns=(Column(_("Team"), least=NAME), Column(_("In words"), PLAIN, grows=1, least=200)),
        rows=tuple(rows),
        of_numbers=False,
        sentences=1,
    )


def performance_figure(
    scenario: Scenario, participants: tuple[str | None, ...], did: Track, *, named: bool = False
) -> RowFigure:
    """How each did on the seed questions, its weight by that, and beside it the equal one; numbered
    from the best where nobody is to be named."""
    found = did.quantities
    by_brier = brier_weights(did.brier)
    people = [row for row, each in enumerate(participants) if each is not None]
    order = sorted(people, key=lambda row: -float(found.weights[row]))
    equal = 1.0 / len(people) if people else float("nan")
    rows = [
        Row(
            f"participant:{participants[row]}" if named else "",
            (
                Words(alias(scenario, participants[row]) if named else numbers.grouped(place + 1)),
                *_performance_cells(did, row, equal, float(by_brier[row])),
            ),
        )
        for place, row in enumerate(order)
    ]
    says = [
        _(
            "Weights by performance are calibration × information; equal weights stand beside them,"
            " and the weights by Brier score."
        )
    ]
    if not found.weights.any() and not by_brier.any():
        says = [_("Nobody has a weight by performance; all count alike.")]
    return RowFigure(
        title=_("How all did on the seed questions"),
        says=tuple(says),
        columns=(
            Column(_("Participant"), least=NAME),
            Column(_("Questions that count"), align="right", spare=True),
            Column(_("Calibration"), align="right"),
            Column(_("Information"), align="right"),
            Column(
                _("Weight by performance; dashed: equal"),
                _weights(found.weights, equal),
                grows=1,
                least=60,
                where="picture",
            ),
            Column(_("Weight"), align="right"),
            Column(_("Equal weight"), align="right"),
            Column(_("Brier score"), align="right", spare=True),
            Column(_("Weight by it"), align="right", spare=True),
        ),
        rows=tuple(rows),
        foot=(
            _(
                "Calibration is the chance that truths fall so were the ranges right, 0 to 1;"
                " information says how narrow they are. A question counts for who gave three numbers."
                " Brier score: 0 is best, 0.25 is always saying one half."
            ),
        ),
    )


def _performance_cells(did: Track, row: int, equal: float, by_brier: float) -> Iterator[Cell]:
    """How one did: questions, calibration, information, three weights, Brier score and that by it."""
    found, score = did.quantities, float(did.brier[row])
    weight = float(found.weights[row])
    yield Words(numbers.grouped(int(found.seeds[row])), align="right")
    yield _hundredths(float(found.calibration[row]))
    yield _hundredths(float(found.information[row]))
    yield Bar(weight, np.nan, np.nan, numbers.percent(weight))
    yield Words(numbers.percent(weight), align="right")
    yield Words(numbers.percent(equal), align="right")
    yield _hundredths(score)
    yield Words(numbers.UNKNOWN if isnan(score) else numbers.percent(by_brier), align="right")


def _hundredths(value: float) -> Words:
    text = numbers.UNKNOWN if isnan(value) else numbers.utility(value, digits=2)
    return Words(text, align="right")


def _weights(weights: Floats, equal: float) -> Axis:
    """From none to the greatest weight, the equal one marked."""
    most = max(float(weights.max(initial=0.0)), 0.0 if isnan(equal) else equal, 0.01)
    return Axis(0.0, most * 1.05, ((0.0, ""),), strong=None if isnan(equal) else equal)
