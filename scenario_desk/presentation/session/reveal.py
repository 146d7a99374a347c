"""What a room said in a round, for everybody to see: judgement by judgement, and never by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.room.aggregation import median
from scenario_desk.analysis.room.agreement import Agreement, agreement, by_disagreement
from scenario_desk.analysis.room.answers import LONG, quantile
from scenario_desk.analysis.room.reading import Reading, read_round, votes
from scenario_desk.model.naming import name_of
from scenario_desk.model.room import Assessment, Judgement, Round
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.robustness.cells import Axis, Badge, Cell, Words
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.session.dots import Dots, Votes
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences import (
    agreed_rule,
    differing_first,
    judged_number,
    judgement_name,
)

_DIFFER_MOST = 3
"""So many judgements are pointed out, at most."""
_RESTS_ON = (
    "assessments", "participants", "rounds", "endpoints", "interests", "nodes", "actors", "seeds",
    "proposals", "packages",
)  # fmt: skip
"""What is answered, and whatever a judgement names."""


@dataclass(frozen=True, eq=False)
class Said:
    """What was said in a round, and in the one that it asks again."""

    scenario: Scenario
    round: Round
    hidden: frozenset[str] = frozenset()
    """The assessments whose reason is not shown."""

    def rests_on_same(self, other: Said) -> bool:
        """Whether nothing that this is read from is another there."""
        same = (getattr(self.scenario, each) is getattr(other.scenario, each) for each in _RESTS_ON)
        return self.round is other.round and self.hidden == other.hidden and all(same)

    @cached_property
    def reading(self) -> Reading:
        return read_round(self.scenario, self.round.id)

    @cached_property
    def agreement(self) -> Agreement:
        return agreement(self.reading.answers)

    @cached_property
    def order(self) -> Ints:
        """The judgements by how far the room differs, int64[J] their places."""
        return by_disagreement(self.reading.answers)

    @cached_property
    def given(self) -> Mapping[str, tuple[Assessment, ...]]:
        """By item, what was answered."""
        found: dict[str, list[Assessment]] = {}
        for each in self.scenario.assessments.values():
            if each.round == self.round.id:
                found.setdefault(each.judgement.item, []).append(each)
        return {item: tuple(each) for item, each in found.items()}

    @cached_property
    def before(self) -> Reading | None:
        """What was said in the round before."""
        after = self.round.after
        known = after is not None and after in self.scenario.rounds
        return read_round(self.scenario, after) if known and after else None

    @cached_property
    def figure(self) -> RowFigure:
        """The picture of it; see `reveal_figure`."""
        return reveal_figure(self)

    def agreed_items(self) -> tuple[Judgement, ...]:
        """The judgements that the room agrees on."""
        judgements = self.reading.judgements
        return tuple(judgements[at] for at in np.flatnonzero(self.agreement.agreed).tolist())

    def reasons(self, item: str) -> tuple[str, ...]:
        """Why people answered as they did, in an order that tells nothing of who; with names where the
        round was asked by name."""
        told = [
            self._signed(each)
            for each in self.given.get(item, ())
            if each.reason and each.id not in self.hidden
        ]
        return tuple(sorted(told))

    def _signed(self, told: Assessment) -> str:
        if self.round.anonymity != "name" or told.participant is None:
            return str(told.reason)
        who = name_of(self.scenario, "participants", told.participant)
        return _("{name}: {reason}").format(name=who, reason=told.reason)


def reveal_figure(said: Said) -> RowFigure:
    """Rows of judgements, those where the room differs most first; then the poll, then packages."""
    rows = [_row(said, at) for at in said.order.tolist() if _has_numbers(said, at)]
    rows += _poll_rows(said)
    rows += _package_rows(said)
    columns = [
        Column(_("Judgement")),
        Column(_("Answers"), _axis(said), grows=1, least=300),
        Column(_("Median"), align="right"),
        Column(_("Middle half"), align="right", spare=True),
        Column(""),
    ]
    if said.before is not None:
        columns.append(Column(_("What moved"), Axis(0.0, 1.0), grows=0.7, least=170))
    return RowFigure(
        title=said.round.name,
        says=_says(said),
        columns=tuple(columns),
        rows=tuple(replace(row, cells=row.cells[: len(columns)]) for row in rows),
        foot=_foot(said),
        of_numbers=False,
        tall=2.1,
    )


def _has_numbers(said: Said, at: int) -> bool:
    return said.reading.judgements[at].kind not in ("poll", "package")


def _places(said: Said, at: int, values: Floats) -> Floats:
    """Where values lie on the scale of a judgement, as shares of it."""
    answers = said.reading.answers
    least = float(answers.least[at])
    if not np.isfinite(least):
        low = np.fmin.reduce(answers.values[:, at], axis=None, initial=np.inf)
        least = float(low) if np.isfinite(low) else 0.0
    found: Floats = (values - least) / float(answers.width[at])
    return found


def _row(said: Said, at: int) -> Row:
    judgement, answers = said.reading.judgements[at], said.reading.answers
    best = answers.best[:, at]
    best = best[~np.isnan(best)]
    name = Words(judgement_name(said.scenario, judgement), strong=True)
    other = _not_numbers(said, at)
    if not len(best):
        silent = Words(other, "muted")
        empty = Words("")
        return Row(judgement.item, (name, Dots((), None, None, other), silent, empty, empty, empty))
    low, middle, high = (float(quantile(best, share)) for share in (0.25, 0.5, 0.75))
    places = _places(said, at, best)
    half = _places(said, at, np.array([low, high]))
    spread = _("{low} to {high}").format(
        low=_whole_words(said, at, low), high=_whole_words(said, at, high)
    )
    count = ngettext("{count} number", "{count} numbers", len(best)).format(count=len(best))
    cells: tuple[Cell, ...] = (
        name,
        Dots(
            tuple(places.tolist()),
            (float(half[0]), float(half[1])),
            float(_places(said, at, np.array([middle]))[0]),
            _("{count}, {other}").format(count=count, other=other) if other else count,
            _before(said, at),
        ),
        Words(judged_number(judgement.kind, middle), strong=True, align="right"),
        Words(spread, "muted", align="right"),
        _verdict(said, at),
        Words(moved_words(said, at), small=True),
    )
    return Row(judgement.item, cells)


def _whole_words(said: Said, at: int, value: float) -> str:
    """A value between two answers, with no more digits than a long scale bears."""
    long = float(said.reading.answers.width[at]) >= LONG
    return judged_number(said.reading.judgements[at].kind, round(value) if long else value)


def _not_numbers(said: Said, at: int) -> str:
    """How many gave another answer than a number; "" for none."""
    answers, parts = said.reading.answers, []
    if abstained := int(answers.abstains[:, at].sum()):
        text = ngettext("{count} abstained", "{count} abstained", abstained)
        parts.append(text.format(count=abstained))
    if unknown := int(answers.unknown[:, at].sum()):
        text = ngettext("{count} does not know", "{count} do not know", unknown)
        parts.append(text.format(count=unknown))
    return ", ".join(parts)


def _verdict(said: Said, at: int) -> Badge:
    if said.agreement.agreed[at]:
        return Badge(_("agreed"), "overlap")
    first = said.order.tolist().index(at) < _DIFFER_MOST
    return Badge(_("differs most"), "accent") if first and _count(said, at) > 1 else Badge("")


def _count(said: Said, at: int) -> int:
    return int(said.agreement.count[at])


def _before(said: Said, at: int) -> float | None:
    """Where the median of the round before lies."""
    value = _median_before(said, at)
    return None if value is None else float(_places(said, at, np.array([value]))[0])


def _median_before(said: Said, at: int) -> float | None:
    before, judgement = said.before, said.reading.judgements[at]
    if before is None or judgement not in before.judgements:
        return None
    best = before.answers.values[:, before.judgements.index(judgement), BEST]
    value = float(quantile(best[:, None], 0.5)[0]) if len(best) else np.nan
    return None if np.isnan(value) else value


def moved_words(said: Said, at: int) -> str:
    """From where to where the median went since the round before, how many moved, and why."""
    was = _median_before(said, at)
    if was is None:
        return ""
    judgement = said.reading.judgements[at]
    now = float(median(said.reading.answers.values)[at, BEST])
    words = [judged_number(judgement.kind, each) for each in (was, now)]
    said_so = (
        _("median as before")
        if words[0] == words[1]
        else _("median {was} → {now}").format(was=words[0], now=words[1])
    )
    why = why_words(each.why for each in said.given.get(judgement.item, ()))
    return _("{median}; {why}").format(median=said_so, why=why) if why else said_so


def why_words(reasons: Iterable[str]) -> str:
    """Why answers changed, counted; "" where nobody said."""
    count = Counter(reasons)
    parts = []
    if persuaded := count["persuaded"]:
        text = ngettext("{count} was persuaded", "{count} were persuaded", persuaded)
        parts.append(text.format(count=persuaded))
    if learned := count["new_fact"]:
        text = ngettext("{count} learned a new fact", "{count} learned a new fact", learned)
        parts.append(text.format(count=learned))
    if along := count["went_along"]:
        text = ngettext("{count} went along", "{count} went along", along)
        parts.append(text.format(count=along))
    return ", ".join(parts)


def _poll_rows(said: Said) -> list[Row]:
    found = votes(said.scenario, said.round.id)
    most, empty = max(found.values(), default=0), Words("")
    rows = []
    for key, count in sorted(found.items(), key=lambda vote: -vote[1]):
        text = ngettext("{count} chose it", "{count} chose it", count).format(count=count)
        endpoint = name_of(said.scenario, "endpoints", key)
        name = Words(_("Poll · {endpoint}").format(endpoint=endpoint), strong=True)
        cells = (name, Votes(count, most, ""), empty, empty, Badge(text), empty)
        rows.append(Row("poll", cells, scaled=False))
    return rows


def _package_rows(said: Said) -> list[Row]:
    empty = Words("")
    return [
        Row(
            f"package/{key}",
            (
                Words(
                    _("Package · {package}").format(
                        package=name_of(said.scenario, "packages", key)
                    ),
                    strong=True,
                ),
                Dots((), None, None, ""),
                empty,
                empty,
                Badge(_("all could sign it"), "overlap"),
                empty,
            ),
            scaled=False,
        )
        for key in said.round.signable
    ]


def _axis(said: Said) -> Axis:
    """Of shares of each scale; with the values at its ends where all have the same scale."""
    places = [at for at in range(len(said.reading.judgements)) if _has_numbers(said, at)]
    answers = said.reading.answers
    scales = {(float(answers.least[at]), float(answers.most[at])) for at in places}
    kinds = {said.reading.judgements[at].kind for at in places}
    bare = ((0.0, ""), (0.5, ""), (1.0, ""))
    if len(scales) != 1 or len(kinds) != 1:
        return Axis(-0.02, 1.02, bare)
    ((least, most),), (kind,) = scales, kinds
    if not np.isfinite(most - least):
        return Axis(-0.02, 1.02, bare)
    middle = (least + most) / 2
    marks = zip((0.0, 0.5, 1.0), (least, middle, most), strict=True)
    return Axis(-0.02, 1.02, tuple((share, judged_number(kind, value)) for share, value in marks))


def _says(said: Said) -> tuple[str, ...]:
    asked = [at for at in range(len(said.reading.judgements)) if _has_numbers(said, at)]
    answered = ngettext("{count} answered.", "{count} answered.", said.round.ballots)
    text = answered.format(count=said.round.ballots)
    if asked:
        agree = int(said.agreement.agreed[asked].sum())
        both = ngettext(
            "{answered} The room agrees on {some} of {count} judgement.",
            "{answered} The room agrees on {some} of {count} judgements.",
            len(asked),
        )
        text = both.format(answered=text, some=agree, count=len(asked))
    says = [text]
    if said.round.packages:
        says.append(signable_sentence(len(said.round.signable), len(said.round.packages)))
    return tuple(says)


def signable_sentence(some: int, asked: int) -> str:
    """How many of the packages asked all could sign."""
    if not some:
        return _("There is no package among those asked that all could sign.")
    return ngettext(
        "All could sign {some} of {count} package.",
        "All could sign {some} of {count} packages.",
        asked,
    ).format(some=some, count=asked)


def _foot(said: Said) -> tuple[str, ...]:
    foot = [_("A dot is one answer, the line their median, the band the middle half of them.")]
    if said.before is not None:
        foot.append(_("Dotted: the median of the round before."))
    rule = rules(said)
    if rule:
        foot.append(differing_first())
    return (" ".join(foot), rule) if rule else (" ".join(foot),)


def rules(said: Said) -> str:
    """What "agreed" means for what a round asked, in words; "" where it asked for no numbers."""
    kinds = sorted({each.kind for each in said.reading.judgements} - {"poll", "package"})
    return " ".join(dict.fromkeys(agreed_rule(kind) for kind in kinds))
