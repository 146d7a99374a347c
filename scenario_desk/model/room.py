"""What the room adds: who takes part, what is asked, what each answered, and what happened when.

Nothing of an assessment changes a figure until an edit takes it over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass as plain_dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticKnownError

from scenario_desk.model.entities import Assumptions, ScoreKey
from scenario_desk.model.estimate import ENTITY, Estimate, Number, Short, Text
from scenario_desk.model.ids import Id, is_id
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.table import Table

if TYPE_CHECKING:
    from scenario_desk.model.scenario import Scenario
else:
    # A scenario holds entries of a log, which hold scenarios: neither class can wait for the other.
    Scenario = Any

Kind = Literal["score", "weight", "branch", "red_line", "reservation", "poll", "seed", "success"]
"""What an assessment can be of."""
NoNumber = Literal["abstains", "unknown"]
"""An answer that is no number: the participant abstains, or does not know."""
Why = Literal["", "persuaded", "new_fact", "went_along"]
"""Why a participant judges otherwise than before."""
Anonymity = Literal["name", "alias", "unlinkable"]
State = Literal["prepared", "open", "closed", "revealed"]
Side = Literal["for", "against"]
Decided = Literal["", "die", "vote", "facilitator"]
"""What decided whether a proposal succeeds; "" is nothing yet."""
Outcome = Literal["", "succeeds", "fails"]
Event = Literal[
    "opened",
    "closed",
    "move",
    "step_back",
    "inject",
    "withdrawn",
    "round_opened",
    "round_closed",
    "round_revealed",
    "taken",
    "proposal",
    "adjudicated",
    "snapshot",
    "remark",
    "deal",
]


_MOST = 10**15


def _a_number(value: Any) -> Any:
    """Neither "5" nor true is 5, as everywhere else."""
    if type(value) not in (int, float):
        raise PydanticKnownError("float_type")
    if value > _MOST:
        raise PydanticKnownError("less_than_equal", {"le": _MOST})
    if value < 0:
        raise PydanticKnownError("greater_than_equal", {"ge": 0})
    return value


Count = Annotated[int, Field(ge=0, le=_MOST), BeforeValidator(_a_number)]
"""How many, or another whole number."""

ABOUT: Mapping[str, tuple[str, ...]] = {
    "score": ("endpoint", "interest"),
    "weight": ("interest",),
    "branch": ("branch",),
    "red_line": ("interest",),
    "reservation": ("actor",),
    "poll": (),
    "seed": ("seed",),
    "package": ("package",),
    "success": ("proposal",),
}
"""By kind of judgement: the fields by which an assessment names what it judges."""
ASKS: Mapping[str, str] = {
    "scores": "score",
    "weights": "weight",
    "branches": "branch",
    "red_lines": "red_line",
    "reservations": "reservation",
    "poll": "poll",
    "seeds": "seed",
    "packages": "package",
    "proposal": "success",
}
"""By field of a round, in the order in which they are asked: the kind of judgement."""
SCALE_OF: Mapping[str, str] = {
    "score": "score",
    "weight": "weight",
    "branch": "probability",
    "red_line": "red_line",
    "reservation": "reservation",
    "poll": "seed",
    "seed": "seed",
    "success": "probability",
}
"""By kind of judgement: what its numbers are in `SCALES`; a poll has none, so that none is off it."""


@plain_dataclass(frozen=True, slots=True)
class Judgement:
    """Something that can be asked, by what it is about: ids as `ABOUT` has them for its kind."""

    kind: str
    about: tuple[str, ...] = ()

    @property
    def item(self) -> str:
        """Its text form: "score/e01/us1", "weight/us1", "poll"."""
        return "/".join((self.kind, *self.about))

    @property
    def names(self) -> dict[str, str]:
        """The ids by the fields of an assessment."""
        return dict(zip(ABOUT[self.kind], self.about, strict=True))

    @classmethod
    def parse(cls, item: str) -> Judgement:
        """The judgement of this text form; raises EditRefused where there is none."""
        kind, *about = item.split("/")
        if kind not in ABOUT or len(about) != len(ABOUT[kind]) or not all(map(is_id, about)):
            raise EditRefused("not_an_item", item=item[:200])
        return cls(kind, tuple(about))


@dataclass(frozen=True, slots=True, config=ENTITY)
class Participant:
    """Someone who judges beside the facilitator."""

    id: Id
    name: Short = ""
    """The alias; "" where a copy goes without."""
    seat: Id | None = None
    """The actor or team played; None is none."""
    joined: Short = ""
    """ISO 8601 in UTC; likewise every time below."""
    notes: Text = ""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Session:
    """A sitting: what happens in it stands in the log."""

    id: Id
    name: Short
    opened: Short = ""
    closed: Short = ""
    seats: tuple[str, ...] = ()
    """The actors that participants can sit for; empty: seats are not used."""
    notes: Text = ""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Seed:
    """A question whose truth is known, by which answers are weighted."""

    id: Id
    name: Short
    """The question."""
    unit: Short = ""
    truth: Number | None = None
    least: Number | None = None
    """What an answer is at the least; None is not bounded, and likewise below."""
    most: Number | None = None
    notes: Text = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=ENTITY)
class Inject:
    """Prepared news, in force from its release: see `Scenario.released`."""

    id: Id
    name: Short
    text: Text = ""
    endpoints: tuple[str, ...] = ()
    """The endpoints whose scores it bears on."""
    effects: Table[str, Estimate] = Field(default_factory=Table)
    """By interest: what it adds to that interest's score."""
    endpoint_effects: Table[str, Table[str, Estimate]] = Field(default_factory=Table)
    """By endpoint: effects that replace the general ones there."""
    overrides: Table[str, Table[str, Estimate | None]] = Field(default_factory=Table)
    """By node, then by child: that branch's probability from then on; None is the rest."""
    override_note: Text = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=ENTITY)
class Release:
    """That an inject is in force."""

    inject: Id
    time: Short = ""
    note: Text = ""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Argument:
    """Why a proposal should succeed, or fail."""

    side: Side
    text: Text
    participant: Id | None = None


@dataclass(frozen=True, slots=True, config=ENTITY)
class Proposal:
    """A move that a team proposes, argued and decided upon."""

    id: Id
    session: Id
    name: Short
    """The move."""
    actor: Id | None = None
    """The team."""
    branch: Id | None = None
    """The branch it is, by its child."""
    arguments: tuple[Argument, ...] = ()
    decided: Decided = ""
    chance: Number | None = None
    """The chance of success 0 … 1 that it was decided at."""
    seed: Count | None = None
    """Of the die."""
    roll: Number | None = None
    """What the die showed, 0 … 1: it succeeds below the chance."""
    outcome: Outcome = ""
    time: Short = ""
    notes: Text = ""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Round:
    """What is asked of whom, blind until revealed."""

    id: Id
    session: Id
    name: Short
    text: Text = ""
    """What the participants are told."""
    scores: tuple[ScoreKey, ...] = ()
    weights: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    """Each by its child."""
    red_lines: tuple[str, ...] = ()
    """The interests whose floors are asked."""
    reservations: tuple[str, ...] = ()
    """The actors whose are asked."""
    poll: tuple[str, ...] = ()
    """The endpoints to choose the preferred among; empty: not asked."""
    seeds: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    """Those asked which could be signed, in secret."""
    proposal: Id | None = None
    """The one whose success is estimated."""
    of: tuple[str, ...] = ()
    """The seats asked; empty is everybody."""
    as_actor: Id | None = None
    """Answered as this actor would; None is as oneself."""
    numbers: Literal[1, 3] = 3
    """How many an answer has."""
    anonymity: Anonymity = "alias"
    after: Id | None = None
    """The round that it asks again."""
    state: State = "prepared"
    opened: Short = ""
    closed: Short = ""
    revealed: Short = ""
    ballots: Count = 0
    digest: Short = ""
    """SHA-256 over all ballots and the nonce, from the closing on; "" where packages are asked."""
    nonce: Short = ""
    signable: tuple[str, ...] = ()
    """The packages that all could sign."""
    notes: Text = ""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Assessment:
    """One participant's own answer to one judgement, in a round or from a score sheet."""

    id: Id
    participant: Id | None = None
    """None: unlinkable."""
    round: Id | None = None
    kind: Kind = "score"
    endpoint: Id | None = None
    """What it judges; which of these are said its kind says, see `ABOUT`."""
    interest: Id | None = None
    branch: Id | None = None
    actor: Id | None = None
    seed: Id | None = None
    proposal: Id | None = None
    as_actor: Id | None = None
    """Answered as this actor would; None is as oneself."""
    answer: Estimate | NoNumber | None = None
    """None where a choice is the answer."""
    choice: tuple[str, ...] = ()
    """Of a poll: the endpoints preferred."""
    reason: Text = ""
    why: Why = ""
    time: Short = ""

    @property
    def judgement(self) -> Judgement:
        """What it judges; an id that it lacks is ""."""
        return Judgement(self.kind, tuple(getattr(self, field) or "" for field in ABOUT[self.kind]))

    @property
    def scale(self) -> str:
        """What its numbers are in `SCALES`."""
        return SCALE_OF[self.kind]


@dataclass(frozen=True, slots=True, config=ENTITY)
class Entry:
    """That something happened in a session, and the moment after it."""

    id: Id
    session: Id
    time: Short = ""
    who: Short = ""
    kind: Event = "remark"
    about: Short = ""
    """What it is about, in words: it outlives what it names."""
    text: Text = ""
    assumptions: Assumptions = Field(default_factory=Assumptions)
    """Under what it was looked at."""
    scenario: Scenario = Field(default=None, repr=False)  # type: ignore[assignment]
    """What there was after it, as `Scenario.moment` says; one added without it takes what there is."""


def items(round: Round) -> tuple[Judgement, ...]:  # noqa: A002
    """What a round asks, in order."""
    return tuple(_items(round))


def _items(asked: Round) -> Iterator[Judgement]:
    for field, kind in ASKS.items():
        value = getattr(asked, field)
        if kind == "poll" and value:
            yield Judgement(kind)
        elif isinstance(value, str):
            yield Judgement(kind, (value,))
        elif kind != "poll" and value:
            yield from (Judgement(kind, (key,) if isinstance(key, str) else key) for key in value)
