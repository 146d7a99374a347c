"""How one holder sees it, in three lists: the overlap, the others side by side, what to put right."""

from __future__ import annotations

from collections.abc import Iterator
from math import nan

from scenario_desk.analysis.perception import (
    Correction,
    Corrections,
    Hypergame,
    Misreading,
    Perception,
)
from scenario_desk.analysis.zones import Zone
from scenario_desk.model.pictures import pictures_held
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.glyph import zone_words
from scenario_desk.presentation.perceived import judgement_words, misread_of
from scenario_desk.presentation.robustness.cells import Axis, Badge, Twins, Words
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences import (
    as_seen_by,
    blockers,
    correction_effects,
    correction_sentences,
    gap_sentences,
    misread_value,
    misreading_sentence,
    outlook_sentences,
    surprise_sentences,
)

MOST_LISTED = 200
"""So many judgements and corrections are listed; the rest are counted."""
_PLAIN = Axis(0.0, 1.0)
_LEAST_AXIS = 0.2


def overlap_as_seen(games: Hypergame, holder: str, gap: Perception) -> RowFigure | None:
    """The endpoints that are in the overlap, or are taken to be; chosen by their ids. None where
    there are none."""
    truth = games.truth
    scenario = truth.frame.scenario
    shown = {*gap.own_overlap, *gap.overlap, *gap.undecided}
    keys = [key for key in truth.frame.endpoint_ids if key in shown]
    if not keys:
        return None
    says = " ".join(gap_sentences(scenario, holder, gap))
    more = [*outlook_sentences(games), *surprise_sentences(holder, games)]
    return RowFigure(
        title=_("The overlap, as {name} sees it").format(name=scenario.actors[holder].label),
        says=(says, *more),
        columns=(
            Column(_("Endpoint")),
            Column(as_seen_by(scenario, holder)),
            Column(_("By own profiles")),
            Column(_("Why"), _PLAIN, grows=1, least=160),
        ),
        rows=tuple(_endpoint(games, holder, gap, key) for key in keys),
        of_numbers=False,
        sentences=3,
    )


def _endpoint(games: Hypergame, holder: str, gap: Perception, key: str) -> Row:
    truth, seen = games.truth, games.seen[holder]
    row = truth.frame.endpoint_index[key]
    zones = zone_words()
    own = _("not in the overlap")
    if key in gap.own_overlap:
        own = zones[Zone(int(truth.zone[row]))]
    elif key in gap.own_undecided:
        own = _("undecided")
    why: list[str] = []
    if key in gap.missed_agreements:
        badge, why = Badge(_("⊘ missed agreement"), "warning"), blockers(seen, key)
        name = truth.frame.scenario.actors[holder].label
        why = [_("As {name} sees it: {sentence}").format(name=name, sentence=each) for each in why]
    elif key in gap.false_hopes:
        badge, why = Badge(_("☆ false hope"), "error"), blockers(truth, key)
    elif key in gap.undecided:
        badge = Badge(_("? undecided"), "unknown")
    else:
        badge = Badge(_("✓ as it is"), "overlap")
    endpoint = truth.frame.scenario.endpoints[key].name
    return Row(key, (Words(endpoint), badge, Words(own), Words(" ".join(why))))


def side_by_side(
    games: Hypergame, holder: str, gap: Perception, found: Corrections | None
) -> RowFigure:
    """Each actor of whom it holds a picture: its weights, and all else that the picture has otherwise;
    chosen by "profile:" and the picture's id. found: None as long as only the weights are known."""
    scenario = games.truth.frame.scenario
    name = scenario.actors[holder].label
    pictures = pictures_held(scenario)[holder]
    read = [each for readings in gap.readings.values() for each in readings]
    shares = [share for each in read for share in (each.own, each.seen)]
    axis = Axis(0.0, max([_LEAST_AXIS, *shares]) * 1.05, ((0.0, ""),))
    rows: list[Row] = []
    for actor in gap.readings:
        title = _("{actor}, as seen by {name}").format(
            actor=scenario.actors[actor].label, name=name
        )
        key = f"profile:{pictures[actor]}"
        nothing = Words("")
        rows.append(Row(key, (Words(title, strong=True), nothing, nothing, nothing)))
        rows += [Row(key, cells) for cells in _of_actor(games, holder, gap, actor, found)]
    left = len(rows) - MOST_LISTED
    foot = [_("Bars: the weight by its own profile above, as it is seen below, paler.")]
    if left > 0:
        text = ngettext("{count} more is not listed.", "{count} more are not listed.", left)
        foot.append(text.format(count=left))
    return RowFigure(
        title=_("Side by side"),
        says=(_("What the others are by their own profiles, and what they are taken for."),),
        columns=(
            Column(_("Judgement")),
            Column(_("Own"), align="right"),
            Column(_("As seen by {name}").format(name=name), align="right"),
            Column("", axis, grows=1, least=80, where="picture"),
        ),
        rows=tuple(rows[:MOST_LISTED]),
        foot=(" ".join(foot),),
    )


def _of_actor(
    games: Hypergame, holder: str, gap: Perception, actor: str, found: Corrections | None
) -> Iterator[tuple[Words, Words, Words, Words | Twins]]:
    scenario = games.truth.frame.scenario
    for read in gap.readings[actor]:
        own, seen = numbers.percent(read.own), numbers.percent(read.seen)
        colour = "ink" if own != seen else "muted"
        yield (
            Words(
                _("Weight of {interest}").format(interest=scenario.interests[read.interest].name)
            ),
            Words(own, colour, align="right"),
            Words(seen, colour, align="right"),
            Twins((read.own, nan, nan), (read.seen, nan, nan), f"{own} – {seen}"),
        )
    row = games.truth.frame.actor_index[actor]
    values = (float(view.reservation[row]) for view in (games.truth, games.seen[holder]))
    own, seen = (numbers.utility(each, digits=1) for each in values)
    yield _plain(_("Without a deal"), own, seen)
    for wrong in misread_of(actor, found) if found is not None else ():
        values_said = (misread_value(wrong, wrong.own), misread_value(wrong, wrong.seen))
        yield _plain(judgement_words(scenario, wrong), *values_said)


def _plain(what: str, own: str, seen: str) -> tuple[Words, Words, Words, Words]:
    colour = "ink" if own != seen else "muted"
    right = [Words(each, colour, align="right") for each in (own, seen)]
    return Words(what), right[0], right[1], Words("")


def what_to_put_right(
    scenario: Scenario, holder: str, gap: Perception, found: Corrections
) -> RowFigure | None:
    """The misreadings that, put right one by one, change what the holder sees, the most telling
    first; chosen by their `key_of`. None where there are none."""
    telling = telling_corrections(found)
    if not telling:
        return None
    silent = len(found.each) - len(telling)
    foot = [_("Opens: endpoints that it then sees rightly, less those that it then sees wrongly.")]
    if silent:
        text = ngettext(
            "{count} other misreading, put right by itself, changes nothing that it sees.",
            "{count} other misreadings, put right one by one, change nothing that it sees.",
            silent,
        )
        foot.append(text.format(count=silent))
    return RowFigure(
        title=_("What to put right first"),
        says=(
            " ".join(gap_sentences(scenario, holder, gap)),
            *correction_sentences(scenario, holder, gap, found),
        ),
        columns=(
            Column(_("What is misread")),
            Column(_("Opens"), align="right"),
            Column(_("What follows"), _PLAIN, grows=1, least=160),
        ),
        rows=tuple(_correction(scenario, holder, each) for each in telling[:MOST_LISTED]),
        foot=(" ".join(foot),),
        of_numbers=False,
        sentences=0,
    )


def telling_corrections(found: Corrections) -> list[Correction]:
    """Those that change what the holder sees."""
    return [
        each for each in found.each if each.recovered or each.removed or each.missed or each.hoped
    ]


def nothing_to_put_right(
    scenario: Scenario, holder: str, gap: Perception, found: Corrections
) -> str:
    """What is said where no misreading, put right by itself, changes anything."""
    name = scenario.actors[holder].label
    said = gap_sentences(scenario, holder, gap)
    if found.each:
        said.append(
            _("No misreading of {name}, put right by itself, opens anything.").format(name=name)
        )
    return " ".join(said)


def key_of(wrong: Misreading) -> str:
    """A name for a misreading of one holder."""
    return "/".join((wrong.kind, wrong.actor, wrong.interest, wrong.endpoint))


def _correction(scenario: Scenario, holder: str, each: Correction) -> Row:
    colour = "ink" if each.opens > 0 else "muted"
    return Row(
        key_of(each.misreading),
        (
            Words(misreading_sentence(scenario, holder, each.misreading), colour),
            Words(numbers.signed(each.opens, digits=0), colour, strong=True, align="right"),
            Words(" ".join(correction_effects(scenario, each)), colour),
        ),
    )
