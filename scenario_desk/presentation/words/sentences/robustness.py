"""How sure the overlap is, in sentences: ranges before points, shares of draws, who decides."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

import numpy as np

from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.analysis.uncertainty.robustness import Robustness, Shares
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, mark, ngettext
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.sentences.phrasing import principals_of

SIGNED, OVERLAP, WITH_PACKAGE = 1, 0, 2
"""Rows of `Robustness.likelihoods`."""
_SURE = 0.9
"""From this share of the draws on an answer is hardly in doubt; below the rest it is hardly given."""
_DECIDES = 0.8
"""Who decides: where it accepts, so often at least everybody does."""
_COARSE = 0.03
"""From this standard error on a hundredth of the draws says nothing."""

_FEW = 100
"""Below so many draws they are counted one by one."""


def headline_with_ranges(found: Robustness) -> str:
    """How likely it ends in each zone, from the 10th to the 90th percentile, and how often in none.

    "Could be signed: almost no chance to very unlikely, 1 to 9 %; nothing to sign in 7 of 100 draws
    · Signed or tolerated: …; no overlap at all in 1 of 400 draws"
    """
    if not principals_of(found):
        return _("No principals: mark the actors whose signature an agreement needs.")
    if not found.frame.endpoint_ids:
        return _("No endpoints yet.")
    return " · ".join([could_be_signed(found), *with_the_package(found), in_the_overlap(found)])


def could_be_signed(found: Robustness) -> str:
    """How likely it ends where all would sign, and how often there is nothing to sign."""
    if found.no_agreement.value == 1.0:
        return _("Nothing could be signed in any draw")
    if not found.spread:
        text = _("Could be signed: {range}")
    elif found.no_agreement.value == 0.0:
        text = _("Could be signed: {range}; something to sign in every draw")
    else:
        text = _("Could be signed: {range}; nothing to sign in {share} draws")
    share = of_draws(found.no_agreement, (), found.samples)
    return text.format(range=chance_range(found, SIGNED), share=share)


def with_the_package(found: Robustness) -> list[str]:
    """How likely it ends where all would sign what is attached; at most one part."""
    if not found.likelihoods.high[WITH_PACKAGE]:
        return []
    return [_("With the package: {range}").format(range=chance_range(found, WITH_PACKAGE))]


def in_the_overlap(found: Robustness) -> str:
    """How likely it ends where nobody objects, signed or not, and how often there is no such thing."""
    if found.no_overlap.value == 1.0:
        return _("No overlap in any draw")
    if not found.spread:
        text = _("Signed or tolerated: {range}")
    elif found.no_overlap.value == 0.0:
        text = _("Signed or tolerated: {range}; some overlap in every draw")
    else:
        text = _("Signed or tolerated: {range}; no overlap at all in {share} draws")
    share = of_draws(found.no_overlap, (), found.samples)
    return text.format(range=chance_range(found, OVERLAP), share=share)


def chance_range(found: Robustness, zone: int) -> str:
    """A chance from its 10th to its 90th percentile, in words first: "very unlikely, 6 to 12 %".

    zone: the row of `likelihoods`. Where judgements are missing, what it is at least and at most.
    """
    shares = found.likelihoods
    if np.isnan(shares.value[zone]):
        text = _("{range}, undecided while judgements are missing")
        return text.format(range=_spoken(float(shares.low[zone]), float(shares.high[zone])))
    low, _median, high = found.likelihood_span[:, zone].tolist()
    return _spoken(low, high)


def _spoken(low: float, high: float) -> str:
    first, last = numbers.likelihood(low), numbers.likelihood(high)
    span = numbers.percent_span(low, high)
    if first == last:
        return _("{likelihood}, {range}").format(likelihood=last, range=span)
    return _("{first} to {last}, {range}").format(first=first, last=last, range=span)


def of_draws(shares: Shares, at: tuple[int, ...], draws: int) -> str:
    """A share as it stands before "draws", at this place of its array: "55 of 100", "1 of 300",
    "all but 1 of 3 000", "none of 10 000"; no finer than its standard error, and of few draws their
    count. Where judgements are missing, its bounds: "20 to 70 of 100"."""
    value, error = float(shares.value[at]), float(shares.standard_error[at])
    if np.isnan(value):
        low, high = floor(100 * float(shares.low[at])), ceil(100 * float(shares.high[at]))
        return _("{low} to {high} of 100").format(low=low, high=high)
    total = numbers.grouped(draws)
    if draws < _FEW:
        return _("{count} of {total}").format(count=round(value * draws), total=total)
    if value <= 0.0:
        return _("none of {total}").format(total=total)
    if value >= 1.0:
        return _("all {total}").format(total=total)
    count = _of_hundred(value, error)
    if count is not None:
        return _("{count} of {total}").format(count=count, total=100)
    if error >= _COARSE:
        return _("about {count} of 10").format(count=max(1, min(9, round(10 * value))))
    if value < 0.5:
        return _rare(value, error, _("1 of {total}"), _("fewer than 1 of 100"))
    return _rare(1.0 - value, error, _("all but 1 of {total}"), _("more than 99 of 100"))


def _of_hundred(value: float, error: float) -> int | None:
    """A share in hundredths; None where these are too fine or too coarse for it."""
    count = round(100 * value)
    return count if 1 <= count <= 99 and not error >= _COARSE else None


def _rare(value: float, error: float, text: str, unsure: str) -> str:
    """One draw in how many, in one digit, or two where they are borne out."""
    if not error <= value / 2:
        return unsure
    digits = 2 if error <= value / 20 else 1
    return text.format(total=numbers.grouped(int(float(f"{1.0 / value:.{digits - 1}e}"))))


def deciding(found: Robustness, endpoint: str) -> str:
    """Whose answer it hangs on whether all accept this endpoint; "" without principals or spread.

    "Russia decides this one: acceptable to US in 99 of 100 draws, to Russia in 55."
    """
    principals = principals_of(found)
    if not principals or not found.spread:
        return ""
    row = found.frame.endpoint_index[endpoint]
    places = [place for place, _actor in principals]
    share, joint = found.acceptability.value[row, places], float(found.overlap_index.value[row])
    said = accepted_by(found, row)
    if len(places) == 1:
        return _("It is {accepted}.").format(accepted=said)
    if np.isnan(share).any():
        return _("Undecided while judgements are missing: {accepted}.").format(accepted=said)
    if joint >= _SURE:
        return _("Hardly in doubt: {accepted}.").format(accepted=said)
    both, hardest = len(places) == 2, int(share.argmin())
    name = principals[hardest][1].label
    others = np.delete(share, hardest)
    if share[hardest] <= 1.0 - _SURE and (others > 0.5).all():
        text = _("{name} stands in its way: {accepted}.")
    elif share[hardest] > 1.0 - _SURE and joint >= _DECIDES * share[hardest]:
        text = _("{name} decides this one: {accepted}.")
    elif (share <= 1.0 - _SURE).all():
        text = _("Neither wants it: {accepted}.") if both else _("Nobody wants it: {accepted}.")
    elif both:
        text = _("It hangs on both: {accepted}, to both at once in {share}.")
    else:
        text = _("It hangs on more than one: {accepted}, to all at once in {share}.")
    return text.format(name=name, accepted=said, share=_at_once(found, row))


def accepted_by(found: Robustness, row: int) -> str:
    """How often each principal accepts the endpoint in this row, as a clause: "acceptable to US in 99
    of 100 draws, to Russia in 55"."""
    parts = []
    for number, (place, actor) in enumerate(principals_of(found)):
        at = (row, place)
        text = _("to {name} in {share}") if number else _("acceptable to {name} in {share} draws")
        share = _brief(found, found.acceptability, at) if number else _share(found, at)
        parts.append(text.format(name=actor.label, share=share))
    return ", ".join(parts)


def _share(found: Robustness, at: tuple[int, int]) -> str:
    return of_draws(found.acceptability, at, found.samples)


def _brief(found: Robustness, shares: Shares, at: tuple[int, ...]) -> str:
    """A share that follows another of 100 draws: "55"; else in full."""
    value = float(shares.value[at])
    if np.isnan(value) or found.samples < _FEW:
        return of_draws(shares, at, found.samples)
    count = _of_hundred(value, float(shares.standard_error[at]))
    return of_draws(shares, at, found.samples) if count is None else str(count)


def _at_once(found: Robustness, row: int) -> str:
    return _brief(found, found.overlap_index, (row,))


def what_was_drawn(found: Robustness) -> str:
    """What the figures rest on: how many draws, of how many judgements, and how they were made."""
    if not found.spread:
        return _(
            "No judgement that counts has a range: all draws are the same, and nobody knows how sure"
            " it is."
        )
    sampling, drawing = found.drawing.sampling, found.drawing
    kinds = [
        ngettext(*_KINDS[kind], count).format(count=count)
        for kind, count in drawn_by_kind(found).items()
        if count
    ]
    said = [
        _("{draws} joint draws, seed {seed}, of what was judged with a spread: {kinds}.").format(
            draws=numbers.grouped(found.samples),
            seed=sampling.seed,
            kinds=listed(kinds) or _("nothing"),
        )
    ]
    if sampling.weights != "judged":
        said.append(_(_WEIGHTS[sampling.weights]))
    if len(drawing.groups):
        text = _("Scores that rest on the same source are drawn with a correlation of {amount}.")
        said.append(text.format(amount=numbers.plain(sampling.correlation)))
    if drawing.shape is not None:
        said.append(_(_SHAPES[drawing.shape]))
    if not sampling.quasi:
        said.append(_("The draws are pseudo-random."))
    return " ".join(said)


def how_far(found: Robustness) -> str:
    """How far a run is, and how sure its figures are so far."""
    text = _("{done} of {samples} draws; largest standard error {error}.")
    return text.format(
        done=numbers.grouped(found.samples),
        samples=numbers.grouped(found.drawing.sampling.samples),
        error=numbers.error_percent(found.largest_error),
    )


def drawn_by_kind(found: Robustness) -> dict[Kind, int]:
    """How many judgements of each kind are drawn."""
    counts = np.bincount(found.drawing.judged.kind, minlength=len(Kind)).tolist()
    return dict(zip(Kind, counts, strict=True))


def share_with_error(shares: Shares, at: tuple[int, ...]) -> str:
    """A share of the draws at this place of its array: "75.9 ± 0.3 %", "never", "always"; where
    judgements are missing, its bounds."""
    value = float(shares.value[at])
    if np.isnan(value):
        return numbers.percent_span(float(shares.low[at]), float(shares.high[at]))
    if value <= 0.0:
        return _("never")
    if value >= 1.0:
        return _("always")
    return numbers.percent_with_error(value, float(shares.standard_error[at]))


def by_overlap_index(found: Robustness) -> Sequence[int]:
    """The rows of the endpoints, those that all accept most often first; undecided by their least."""
    order: list[int] = np.argsort(-found.overlap_index.low, kind="stable").tolist()
    return order


_KINDS = {
    Kind.SCORE: (mark("{count} score"), mark("{count} scores")),
    Kind.WEIGHT: (mark("{count} weight"), mark("{count} weights")),
    Kind.RESERVATION: (mark("{count} no-agreement value"), mark("{count} no-agreement values")),
    Kind.MARGIN: (mark("{count} margin for signing"), mark("{count} margins for signing")),
    Kind.PROBABILITY: (mark("{count} probability"), mark("{count} probabilities")),
    Kind.EFFECT: (mark("{count} effect of a linkage"), mark("{count} effects of linkages")),
    Kind.OVERRIDE: (
        mark("{count} probability of the package"),
        mark("{count} probabilities of the package"),
    ),
    Kind.INJECT_EFFECT: (mark("{count} effect of an inject"), mark("{count} effects of injects")),
    Kind.INJECT_OVERRIDE: (
        mark("{count} probability by an inject"),
        mark("{count} probabilities by injects"),
    ),
}
_WEIGHTS = {
    "rank": mark("Of weights only their order is taken as known."),
    "unknown": mark("Of weights nothing is taken as known."),
}
_SHAPES = {
    "pert": mark("Low and high are hard ends, and values near the best likelier (PERT)."),
    "triangular": mark("Low and high are hard ends, and values near the best likelier (triangle)."),
    "uniform": mark("Low and high are hard ends, and all values between them equally likely."),
}
