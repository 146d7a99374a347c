"""What packages would do, as the one JSON object of the command line: a contract for scripts.

Fields may be added, never renamed; null is unknown or undecided; numbers have full precision.
"""

from __future__ import annotations

from typing import Any

from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.packages.report import Report
from scenario_desk.analysis.packages.search import Offer, Opening
from scenario_desk.exchange.evaluation_json import assumptions_json, number
from scenario_desk.presentation.words.sentences import opening_sentences

Plain = dict[str, Any]


def packages_json(report: Report) -> Plain:
    """Everything `packages --json` prints."""
    frontier = report.frontier
    return {
        "scenario": report.evaluation.frame.scenario.title,
        "assumptions": assumptions_json(report.evaluation),
        "by": report.by,
        "as_one": [list(each) for each in report.as_one],
        "only_together": [list(each) for each in report.circles],
        # Linkages that no valid package holds.
        "never_chosen": list(report.never),
        "endpoints": [_opening(report, each) for each in report.openings],
        "frontier": [
            {
                "endpoint": endpoint,
                **_offer(report, offer),
                "utility": _by_actor(report, offer.utility),
                "in_overlap": _decided(offer.in_overlap),
                "optimal": frontier.gap == 0.0,
            }
            for endpoint, offer in frontier.points
        ],
        "frontier_gap": frontier.gap,
        "frontier_without": {
            "linkages": list(frontier.left_out),
            "endpoints": list(frontier.unknown),
        },
        # From choosing what is on the table.
        "follows": {
            "along": list(report.following.along),
            "out": list(report.following.out),
            "clashes": [list(each) for each in report.following.clashes],
            "possible": report.following.possible,
        },
        "on_the_table": report.on_the_table and _offer(report, report.on_the_table),
    }


def _opening(report: Report, opening: Opening) -> Plain:
    return {
        "id": opening.endpoint,
        "name": report.evaluation.frame.scenario.endpoints[opening.endpoint].name,
        "in_overlap": _decided(opening.in_overlap),
        "smallest": [
            _offer(report, each) | {"optimal": opening.proven} for each in opening.smallest
        ],
        "smallest_complete": opening.whole,
        "minimal": [_offer(report, each) for each in opening.minimal],
        "minimal_count": opening.count,
        # Packages of more items were not all looked at; null: all were.
        "most_items": opening.most_items,
        "proven": opening.proven,
        "sentences": opening_sentences(report.evaluation.frame.scenario, opening),
    }


def _offer(report: Report, offer: Offer) -> Plain:
    found = offer_json(report.evaluation.frame, offer)
    shared = report.shares.get(offer.linkages)
    if shared is not None:
        found["shares"] = {
            key: {"alone": number(alone), "last": number(last), "share": number(share)}
            for key, alone, last, share in zip(
                shared.linkages, shared.alone, shared.last, shared.share, strict=True
            )
        }
    return found


def offer_json(frame: Frame, offer: Offer) -> Plain:
    """A package at one endpoint."""
    return {
        "linkages": list(offer.linkages),
        "items": len(offer.linkages),
        "feasibility": number(offer.feasibility),
        "given_up": dict(zip(frame.actor_ids, map(number, offer.given_up), strict=True)),
        "opens": list(offer.opens),
        "closes": list(offer.closes),
    }


def _by_actor(report: Report, values: Any) -> Plain:
    return dict(zip(report.evaluation.frame.actor_ids, map(number, values), strict=True))


def _decided(value: int) -> bool | None:
    return None if value == -1 else bool(value)
