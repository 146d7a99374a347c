"""What linkages would do: what brings an endpoint in, at what price, and how far that was searched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from scenario_desk.analysis.acceptance import UNDECIDED, YES
from scenario_desk.analysis.packages.rules import MOST_LINKAGES
from scenario_desk.analysis.packages.shares import MOST_ITEMS, Shares
from scenario_desk.model.naming import name_of
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.sentences.phrasing import no_principals, points, quoted, some

if TYPE_CHECKING:
    from scenario_desk.analysis.packages.following import Following
    from scenario_desk.analysis.packages.payments import SidePayments
    from scenario_desk.analysis.packages.search import Frontier, Offer, Opening


def opening_sentences(scenario: Scenario, opening: Opening) -> list[str]:
    """Whether anything brings an endpoint in, how many packages do, and how far that is certain."""
    if opening.in_overlap == YES:
        return [_("In the overlap with nothing on the table.")]
    said = []
    if not scenario.principals:
        return [no_principals()]
    if opening.in_overlap == UNDECIDED:
        said.append(_("With nothing on the table it is undecided: judgements are missing."))
    if opening.smallest:
        items = len(opening.smallest[0].linkages)
        count = len(opening.smallest)
        if opening.whole:
            text = ngettext(
                "{count} package of {items} brings it in, and none of fewer.",
                "{count} packages of {items} bring it in, and none of fewer.",
                count,
            )
        elif opening.proven:
            text = ngettext(
                "{count} package of {items} brings it in, perhaps others as small, and none of fewer.",
                "{count} packages of {items} bring it in, perhaps others as small, and none of fewer.",
                count,
            )
        else:
            text = ngettext(
                "{count} package of {items} brings it in; there may be smaller ones.",
                "{count} packages of {items} bring it in; there may be smaller ones.",
                count,
            )
        said.append(text.format(items=_items(items), count=numbers.grouped(count)))
    elif opening.proven and opening.in_overlap == UNDECIDED:
        said.append(_("No valid package of what is on offer is sure to bring it in."))
    elif opening.proven:
        said.append(_("No valid package of what is on offer brings it in."))
    return [*said, *_searched(opening)]


def _searched(opening: Opening) -> list[str]:
    """How far it was searched, where that is not to the end; at most one sentence."""
    items = opening.most_items
    if items is None:
        return []
    if not items and not opening.smallest:
        text = _("Its packages were not searched: more than {count} linkages matter here.")
        return [text.format(count=MOST_LINKAGES)]
    if not opening.proven:
        return [
            ngettext(
                "Packages of up to {count} item were all looked at, larger ones only until the time"
                " for it was over.",
                "Packages of up to {count} items were all looked at, larger ones only until the time"
                " for it was over.",
                items,
            ).format(count=items)
        ]
    return [
        ngettext(
            "Of packages of more than {count} item only the smallest that bring it in were looked for.",
            "Of packages of more than {count} items only the smallest that bring it in were looked"
            " for.",
            items,
        ).format(count=items)
    ]


def offer_sentences(scenario: Scenario, offer: Offer, endpoint: str) -> list[str]:
    """A package at one endpoint: what it is, its chance, its price, and what it does elsewhere."""
    names = listed(quoted(scenario.linkages[key].name) for key in offer.linkages)
    if np.isfinite(offer.feasibility):
        text = _("{names}: its chance of being delivered is {chance}.")
        said = [text.format(names=names, chance=numbers.percent(offer.feasibility))]
    else:
        said = [_("{names}: nobody said how feasible all of it is.").format(names=names)]
    return [*said, *_prices(scenario, offer), *_elsewhere(scenario, offer, endpoint)]


def table_sentences(scenario: Scenario, offer: Offer, endpoint: str) -> list[str]:
    """What is on the table comes to at one endpoint: whether all would accept it, whether it could
    be delivered, its price, and what it does elsewhere; the first says how it stands there."""
    name = quoted(name_of(scenario, "endpoints", endpoint))
    if not offer.linkages:
        verdict = {
            YES: _("Nothing is on the table; {name} is in the overlap as it is."),
            UNDECIDED: _("Nothing is on the table; whether {name} is in the overlap is undecided."),
        }.get(offer.in_overlap, _("Nothing is on the table; {name} is not in the overlap."))
        return [verdict.format(name=name)]
    verdict = {
        YES: _("With this on the table {name} is in the overlap."),
        UNDECIDED: _("With this on the table it is undecided whether {name} is in the overlap."),
    }.get(offer.in_overlap, _("With this on the table {name} is not in the overlap."))
    if np.isfinite(offer.feasibility):
        chance = _("Its chance of being delivered, a matter of its own: {chance}.").format(
            chance=numbers.percent(offer.feasibility)
        )
    else:
        chance = _("Nobody said how feasible all of it is.")
    return [
        verdict.format(name=name),
        chance,
        *_prices(scenario, offer),
        *_elsewhere(scenario, offer, endpoint),
    ]


def unchosen_sentences(scenario: Scenario, groups: Sequence[Sequence[str]]) -> list[str]:
    """That of a group one has to be chosen as well: one sentence each."""
    return [
        _("One of these has to be chosen as well: {names}.").format(names=_linkages(scenario, each))
        for each in groups
        if each
    ]


def payment_sentences(scenario: Scenario, found: SidePayments) -> list[str]:
    """What would hold a spoiler of an endpoint: the first of its side payments, with what that costs
    and closes and how many others there are; else what is missing."""
    actor = scenario.actors[found.actor].label
    if not found.offers:
        return [_without_payment(found, actor)]
    first = found.offers[0]
    names = _linkages(scenario, first.linkages)
    if np.isfinite(first.feasibility):
        text = _("{actor} would be held by {names}, deliverable with a chance of {chance}.")
        said = [text.format(actor=actor, names=names, chance=numbers.percent(first.feasibility))]
    else:
        text = _("{actor} would be held by {names}; nobody said how feasible all of it is.")
        said = [text.format(actor=actor, names=names)]
    said += [*_prices(scenario, first), *_elsewhere(scenario, first, found.endpoint)]
    if found.count > 1:
        text = ngettext(
            "{count} other side payment would do as well.",
            "{count} other side payments would do as well.",
            found.count - 1,
        )
        said.append(text.format(count=numbers.grouped(found.count - 1)))
    if found.most_items is not None:
        said.append(_("There may be others: not all larger ones were looked at."))
    return said


def _without_payment(found: SidePayments, actor: str) -> str:
    """Why no side payment would hold a spoiler, and what it lacks."""
    if not found.proven:
        text = _(
            "No side payment that would hold {actor} was found; not all larger ones were looked at."
        )
        return text.format(actor=actor)
    if not found.moved:
        text = _(
            "No linkage would hold {actor}, which lacks {lacking}: none that can be attached here bears"
            " on what it wants."
        )
        unknown = _(
            "No linkage would hold {actor}: none that can be attached here bears on what it wants."
        )
    elif found.in_overlap == YES:
        text = _(
            "No side payment would hold {actor} and keep the endpoint in the overlap: even with the"
            " best it lacks {lacking}."
        )
        unknown = _("No side payment would hold {actor} and keep the endpoint in the overlap.")
    else:
        text = _("No side payment would hold {actor}: even with the best it lacks {lacking}.")
        unknown = _("No side payment would certainly hold {actor}: judgements are missing.")
    if np.isnan(found.missing):
        return unknown.format(actor=actor)
    return text.format(actor=actor, lacking=points(found.missing))


def _elsewhere(scenario: Scenario, offer: Offer, endpoint: str) -> list[str]:
    """What a package does at other endpoints, and what it closes."""
    said = []
    others = [key for key in offer.opens if key != endpoint]
    if others:
        said.append(_("It also brings in {names}.").format(names=_endpoints(scenario, others)))
    if offer.closes:
        text = _("It closes {names}: no longer in the overlap with it.")
        said.append(text.format(names=_endpoints(scenario, offer.closes)))
    return said


def _prices(scenario: Scenario, offer: Offer) -> list[str]:
    """What each principal and each giver loses here by it; one sentence."""
    givers = {giver for key in offer.linkages for giver in scenario.linkages[key].givers}
    paying = []
    for place, (key, actor) in enumerate(scenario.actors.items()):
        paid = float(offer.given_up[place])
        if (actor.principal or key in givers) and paid > 0.05:
            paying.append(_("{name} {amount}").format(name=actor.label, amount=points(paid)))
    if paying:
        return [_("Given up here: {prices}.").format(prices=", ".join(paying))]
    return [_("No principal and no giver is worse off here by it.")]


def share_sentences(scenario: Scenario, found: Shares) -> list[str]:
    """What each linkage of a package does at an endpoint: alone, last, and its share."""
    said = []
    for place, key in enumerate(found.linkages):
        alone, last = float(found.alone[place]), float(found.last[place])
        share = float(found.share[place])
        if not np.isfinite([alone, last]).all():
            continue
        name = quoted(scenario.linkages[key].name)
        if np.isfinite(share):
            text = _("{name}: {alone} alone, {last} when it comes last, {share} as its share.")
        else:
            text = _("{name}: {alone} alone, {last} when it comes last.")
        said.append(
            text.format(
                name=name,
                alone=numbers.signed(alone, 1),
                last=numbers.signed(last, 1),
                share=numbers.signed(share, 1),
            )
        )
    return said


def shares_note(found: Shares) -> str:
    """What the figures of `share_sentences` are."""
    if len(found.linkages) > MOST_ITEMS:
        return _(
            "In points of the distance from the nearest threshold; no shares: there are more than"
            " {count} items."
        ).format(count=MOST_ITEMS)
    return _(
        "In points of the distance from the nearest threshold; shares are averages over every order"
        " in which the items could come (Shapley)."
    )


def frontier_sentences(scenario: Scenario, found: Frontier) -> list[str]:
    """How many packages are efficient, how exact that is, and what was not compared."""
    said = _efficient(found)
    if found.gap:
        said.append(
            _(
                "The search ended at its time: what was not found may be better for every principal,"
                " by {amount} at most."
            ).format(amount=points(found.gap))
        )
    if found.left_out:
        names = some([scenario.linkages[key].name for key in found.left_out])
        text = _("Not compared, without a feasibility: {names}.")
        said.append(text.format(names=names))
    if found.unknown:
        names = _endpoints(scenario, found.unknown)
        text = _(
            "Not compared, since a principal's utility is unknown or there is too much: {names}."
        )
        said.append(text.format(names=names))
    return said


def _efficient(found: Frontier) -> list[str]:
    """How many packages are efficient; at most one sentence."""
    count, places = len(found.points), {key for key, _offer in found.points}
    if not count:
        return []
    if not any(offer.linkages for _key, offer in found.points):
        return [
            _(
                "No package is efficient: with nothing on the table everything is as good, and something"
                " better."
            )
        ]
    text = ngettext(
        "{count} package is efficient: no other is as good for every principal and as feasible, and"
        " better in one of these.",
        "{count} packages are efficient: no other is as good for every principal and as feasible, and"
        " better in one of these.",
        count,
    )
    if len(places) > 1:
        text = _(
            "{count} packages, each at its endpoint, are efficient: no other at any endpoint is as good"
            " for every principal and as feasible, and better in one of these."
        )
    return [text.format(count=numbers.grouped(count))]


def chance_note(scenario: Scenario, as_one: Sequence[Sequence[str]]) -> str:
    """How the chances of a package's items are put together."""
    if not as_one:
        return _("A package's chance is the product of its items', as of separate decisions.")
    sets = "; ".join(_linkages(scenario, each) for each in as_one)
    return _(
        "A package's chance is the product of its items'; taken as one political decision each, of"
        " which the least chance counts: {sets}."
    ).format(sets=sets)


def circle_sentences(scenario: Scenario, circles: Sequence[Sequence[str]]) -> list[str]:
    """That linkages require one another in a circle: one sentence each."""
    return [
        _("{names} require one another: they are only chosen together.").format(
            names=_linkages(scenario, each)
        )
        for each in circles
    ]


def never_sentences(scenario: Scenario, never: Sequence[str]) -> list[str]:
    """That some linkages contradict themselves; at most one sentence."""
    if not never:
        return []
    names = some([scenario.linkages[key].name for key in never])
    text = _(
        "{names} can never be chosen: requirements, exclusions and groups contradict one another there."
    )
    return [text.format(names=names)]


def following_sentences(scenario: Scenario, found: Following) -> list[str]:
    """What follows from a choice of linkages."""
    said = []
    if found.along:
        text = _("With it {names} must be chosen.")
        said.append(text.format(names=_linkages(scenario, found.along)))
    if found.out:
        text = _("It rules out {names}.")
        said.append(text.format(names=_linkages(scenario, found.out)))
    said += [
        _("{one} excludes itself, so it can never be chosen.").format(
            one=_linkages(scenario, [one])
        )
        if one == other
        else _("{names} would both be chosen, but may not be together.").format(
            names=_linkages(scenario, [one, other])
        )
        for one, other in found.clashes
    ]
    if found.emptied:
        said.append(_("Of a group nothing is left to choose, though exactly one has to be."))
    return said


def _items(count: int) -> str:
    return ngettext("{count} item", "{count} items", count).format(count=count)


def _endpoints(scenario: Scenario, keys: Sequence[str]) -> str:
    return listed(quoted(name_of(scenario, "endpoints", key)) for key in keys)


def _linkages(scenario: Scenario, keys: Sequence[str]) -> str:
    return listed(quoted(name_of(scenario, "linkages", key)) for key in keys)
