"""What became of the overlap, before and now: the headline of both, and who entered and left."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.analysis.effect import Effect, Passage, effect
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.zones import Zone
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, mark, ngettext
from scenario_desk.presentation.words.sentences.headline import barely, headline
from scenario_desk.presentation.words.sentences.likelihoods import zone_likelihood
from scenario_desk.presentation.words.sentences.phrasing import principals_of, some


def then_now(before: str, now: str) -> str:
    """What differs as "4 → 6", what does not as it is."""
    return now if before == now else numbers.passage(before, now)


def headline_since(before: Evaluation | None, now: Evaluation) -> str:
    """The headline; where an evaluation is kept beside it, that of both."""
    return headline(now) if before is None else effect_headline(effect(before, now))


def effect_headline(effect: Effect) -> str:
    """The headlines of both evaluations in one, each figure before → now where it differs.

    "Before → now: 4 → 6 of 16 could be signed, now 1 of them barely; the chance of ending in one is
    8 % → 12 %, very unlikely · 2 tolerated, nobody signs: chance 40 % → 37 %"
    """
    before, now = headline(effect.before), headline(effect.after)
    if before == now and not _differs(effect):
        return _("Before and now: {figures}").format(figures=now)
    if not (_has_overlap(effect.before) and _has_overlap(effect.after)):
        return _("Before: {before} Now: {now}").format(before=before, now=now)
    parts = [_signed(effect)]
    for zone, text in (
        (Zone.WITH_PACKAGE, _("{count} with the package: chance {share}")),
        (Zone.TOLERATED, _("{count} tolerated, nobody signs: chance {share}")),
    ):
        passage = effect.zones[zone]
        if any(passage.counts):
            parts.append(text.format(count=_count(passage), share=_share(passage)))
    if any(effect.undecided.counts):
        parts.append(_("{count} undecided").format(count=_count(effect.undecided)))
    return _("Before → now: {figures}").format(figures=" · ".join(parts))


def effect_sentences(effect: Effect) -> list[str]:
    """Which endpoints are new or gone, entered and left each zone, and which chances changed."""
    said = []
    if effect.added:
        said.append(
            _("Not there before: {names}.").format(names=_names(effect.after, effect.added))
        )
    if effect.removed:
        said.append(
            _("No longer there: {names}.").format(names=_names(effect.before, effect.removed))
        )
    for zone, passage in (*effect.zones.items(), (None, effect.undecided)):
        entered, left = _PASSAGES[zone]
        if passage.entered:
            said.append(_(entered).format(names=_names(effect.after, passage.entered)))
        if passage.left:
            said.append(_(left).format(names=_names(effect.before, passage.left)))
    for zone, passage in effect.zones.items():
        before, now = map(numbers.percent, passage.reach)
        if before != now:
            said.append(_(_CHANCES[zone]).format(before=before, now=now))
    return said or [_("Every endpoint is where it was, and so are the chances.")]


def effect_in_short(effect: Effect) -> str:
    """What an effect adds up to: how many more or fewer, and which chances changed.

    "1 more could be signed: chance 8 % → 12 %; 2 fewer tolerated"
    """
    parts = []
    for zone, passage in (*effect.zones.items(), (None, effect.undecided)):
        chances = list(map(numbers.percent, passage.reach))
        differs = chances[0] != chances[1] and zone is not None
        if not passage and not differs:
            continue
        text = _by_how_many(zone, passage)
        if differs:
            text = _("{what}: chance {share}").format(what=text, share=then_now(*chances))
        parts.append(text)
    said = "; ".join(parts) or _("no difference to the overlap")
    return said[0].upper() + said[1:]


def _by_how_many(zone: Zone | None, passage: Passage) -> str:
    more, fewer, others, same = _IN_SHORT[zone]
    by = passage.counts[1] - passage.counts[0]
    if by:
        return ngettext(*(more if by > 0 else fewer), abs(by)).format(n=abs(by))
    if passage:
        return ngettext(*others, len(passage.entered)).format(n=len(passage.entered))
    return _(same)


_IN_SHORT: Mapping[Zone | None, tuple[tuple[str, str], tuple[str, str], tuple[str, str], str]] = {
    Zone.AGREEMENT: (
        (mark("{n} more could be signed"), mark("{n} more could be signed")),
        (mark("{n} fewer could be signed"), mark("{n} fewer could be signed")),
        (mark("{n} other could be signed instead"), mark("{n} others could be signed instead")),
        mark("the same could be signed"),
    ),
    Zone.WITH_PACKAGE: (
        (mark("{n} more with the package"), mark("{n} more with the package")),
        (mark("{n} fewer with the package"), mark("{n} fewer with the package")),
        (mark("{n} other with the package instead"), mark("{n} others with the package instead")),
        mark("the same with the package"),
    ),
    Zone.TOLERATED: (
        (mark("{n} more tolerated"), mark("{n} more tolerated")),
        (mark("{n} fewer tolerated"), mark("{n} fewer tolerated")),
        (mark("{n} other tolerated instead"), mark("{n} others tolerated instead")),
        mark("the same tolerated"),
    ),
    None: (
        (mark("{n} more undecided"), mark("{n} more undecided")),
        (mark("{n} fewer undecided"), mark("{n} fewer undecided")),
        (mark("{n} other undecided instead"), mark("{n} others undecided instead")),
        "",
    ),
}
"""By zone, None for what is undecided: more, fewer, others in their place, and the same ones."""
_PASSAGES: Mapping[Zone | None, tuple[str, str]] = {
    Zone.AGREEMENT: (
        mark("Could be signed now and not before: {names}."),
        mark("Could be signed before and not now: {names}."),
    ),
    Zone.WITH_PACKAGE: (
        mark("Reached with the package now and not before: {names}."),
        mark("Reached with the package before and not now: {names}."),
    ),
    Zone.TOLERATED: (
        mark("Tolerated now and not before: {names}."),
        mark("Tolerated before and not now: {names}."),
    ),
    None: (
        mark("Undecided now and not before: {names}."),
        mark("Undecided before and not now: {names}."),
    ),
}
_CHANCES: Mapping[Zone, str] = {
    Zone.AGREEMENT: mark("The chance of ending in what could be signed was {before} and is {now}."),
    Zone.WITH_PACKAGE: mark(
        "The chance of ending in what comes with the package was {before} and is {now}."
    ),
    Zone.TOLERATED: mark("The chance of ending in what is tolerated was {before} and is {now}."),
}


def _has_overlap(evaluation: Evaluation) -> bool:
    """Whether there is anything an overlap could be of."""
    return bool(principals_of(evaluation)) and bool(evaluation.frame.endpoint_ids)


def _signed(effect: Effect) -> str:
    passage = effect.zones[Zone.AGREEMENT]
    total = then_now(*(str(len(each.frame.endpoint_ids)) for each in (effect.before, effect.after)))
    if not any(passage.counts):
        return _("{count} of {total} could be signed").format(count=_count(passage), total=total)
    doubtful = barely(effect.after, effect.after.agreement_zone)
    if not doubtful:
        text = _(
            "{count} of {total} could be signed; the chance of ending in one is {share}, {likelihood}"
        )
    elif doubtful == passage.counts[1]:
        text = _(
            "{count} of {total} could be signed, now barely; the chance of ending in one is {share},"
            " {likelihood}"
        )
    else:
        text = _(
            "{count} of {total} could be signed, now {barely} of them barely; the chance of ending in"
            " one is {share}, {likelihood}"
        )
    sides = (effect.before, effect.after)
    return text.format(
        count=_count(passage),
        total=total,
        barely=doubtful,
        share=_share(passage),
        likelihood=then_now(*(zone_likelihood(each, each.agreement_zone) for each in sides)),
    )


def _count(passage: Passage) -> str:
    """How many; where others took the place of some, how many came and went."""
    before, now = passage.counts
    if passage and before == now:
        text = _("{count} ({entered} in, {left} out)")
        return text.format(count=now, entered=len(passage.entered), left=len(passage.left))
    return then_now(str(before), str(now))


def _share(passage: Passage) -> str:
    return then_now(*map(numbers.percent, passage.reach))


def _differs(effect: Effect) -> bool:
    """Whether anything that is said is another than before."""
    passages = (*effect.zones.values(), effect.undecided)
    return bool(effect.added or effect.removed) or any(
        passage or len(set(map(numbers.percent, passage.reach))) > 1 for passage in passages
    )


def _names(evaluation: Evaluation, ids: tuple[str, ...]) -> str:
    endpoints = evaluation.frame.scenario.endpoints
    return some([endpoints[key].name for key in ids])
