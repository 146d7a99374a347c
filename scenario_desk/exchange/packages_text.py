"""What packages would do, as plain text for a terminal: endpoint by endpoint, then the frontier."""

from __future__ import annotations

from collections.abc import Iterator

from scenario_desk.analysis.packages.report import Report
from scenario_desk.analysis.packages.search import Offer, Opening
from scenario_desk.exchange.evaluation_text import aligned, joined
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.sentences import (
    assumptions_sentence,
    chance_note,
    circle_sentences,
    following_sentences,
    frontier_sentences,
    never_sentences,
    offer_sentences,
    opening_sentences,
    share_sentences,
    shares_note,
)
from scenario_desk.presentation.words.sentences.phrasing import no_principals, quoted
from scenario_desk.presentation.words.titles import title_of

_TOLD, _TOLD_ALONE, _ROWS = 3, 20, 40
"""Packages told of each endpoint, of one that was asked for alone, and rows of the frontier."""


def packages_text(report: Report) -> str:
    """What `packages` prints without `--json`."""
    scenario = report.evaluation.frame.scenario
    alone = len(report.openings) == 1
    blocks = [
        [scenario.marking, title_of(scenario)],
        [assumptions_sentence(scenario, report.evaluation.assumptions), *_begins(report)],
    ]
    if not scenario.linkages:
        return joined([*blocks, [_("There are no linkages, so nothing can be put together.")]])
    if not scenario.principals:
        return joined([*blocks, [no_principals()]])
    blocks += [list(_opening(report, each, alone=alone)) for each in report.openings]
    blocks.append(
        [
            chance_note(scenario, report.as_one),
            *circle_sentences(scenario, report.circles),
            *never_sentences(scenario, report.never),
        ]
    )
    blocks.append(list(_on_the_table(report)))
    blocks.append(list(_shares(report)))
    blocks.append([" ".join(frontier_sentences(scenario, report.frontier))])
    blocks.append(_table(report) if alone else [])
    return joined(blocks)


def _begins(report: Report) -> list[str]:
    if report.evaluation.linkages:
        return [_("What is on the table is set aside: every search begins with nothing on it.")]
    return []


def _on_the_table(report: Report) -> Iterator[str]:
    """What is on the table does at the one endpoint, and what follows from choosing it."""
    scenario = report.evaluation.frame.scenario
    if report.on_the_table is not None:
        said = offer_sentences(scenario, report.on_the_table, report.openings[0].endpoint)
        yield _("On the table: {text}").format(text=" ".join(said))
    follows = following_sentences(scenario, report.following) if report.evaluation.linkages else []
    if follows:
        yield _("What follows from choosing what is on the table: {text}").format(
            text=" ".join(follows)
        )


def _opening(report: Report, opening: Opening, *, alone: bool) -> Iterator[str]:
    """One endpoint: what brings it in, and the first packages that do."""
    scenario = report.evaluation.frame.scenario
    name = scenario.endpoints[opening.endpoint].name
    yield f"{opening.endpoint}  {harmless(name)}"
    yield f"  {' '.join(opening_sentences(scenario, opening))}"
    told = [each for each in opening.minimal if each.linkages][: _TOLD_ALONE if alone else _TOLD]
    for offer in told:
        yield f"  - {' '.join(offer_sentences(scenario, offer, opening.endpoint))}"
    left = opening.count - len(told)
    if told and left:
        text = ngettext("  {count} more would do.", "  {count} more would do.", left)
        yield text.format(count=numbers.grouped(left))


def _shares(report: Report) -> Iterator[str]:
    """What each linkage does: of the first package, and of what is on the table."""
    scenario = report.evaluation.frame.scenario
    first = [each.linkages for each in report.openings[0].minimal[:1]]
    table = [report.on_the_table.linkages] if report.on_the_table else []
    found = [
        report.shares[each] for each in dict.fromkeys([*first, *table]) if each in report.shares
    ]
    for each in found:
        names = listed(quoted(scenario.linkages[key].name) for key in each.linkages)
        yield _("What each does in {names}:").format(names=names)
        yield from (f"  {sentence}" for sentence in share_sentences(scenario, each))
        yield f"  {shares_note(each)}"


def _table(report: Report) -> list[str]:
    """The frontier of one endpoint, the most feasible first."""
    frame = report.evaluation.frame
    principals = [frame.actor_index[actor.id] for actor in frame.scenario.principals]
    rows = [["", _("Feasible"), *(harmless(a.label) for a in frame.scenario.principals), ""]]
    offers = sorted((offer for _end, offer in report.frontier.points), key=_feasible_first)
    for offer in offers[:_ROWS]:
        utility = [numbers.utility(float(offer.utility[place])) for place in principals]
        mark = "●" if offer.in_overlap == 1 else ""
        names = ", ".join(offer.linkages) or _("nothing")
        rows.append([mark, numbers.percent(offer.feasibility), *utility, names])
    lines = list(aligned(rows, range(1, 2 + len(principals))))
    if len(offers) > _ROWS:
        left = len(offers) - _ROWS
        text = ngettext("{count} more; see --json.", "{count} more; see --json.", left)
        lines.append(text.format(count=numbers.grouped(left)))
    return [*lines, _("● in the overlap")] if len(rows) > 1 else []


def _feasible_first(offer: Offer) -> float:
    return -offer.feasibility
