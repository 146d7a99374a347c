"""The things a scenario is made of: frozen, validated when made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, StrictBool
from pydantic.dataclasses import dataclass

from scenario_desk.model.estimate import ENTITY, LARGEST, Estimate, Number, Short, Text
from scenario_desk.model.ids import Id
from scenario_desk.model.table import Table

if TYPE_CHECKING:
    from scenario_desk.model.scenario import Scenario
else:
    # A scenario holds snapshots, which hold scenarios: neither class can wait for the other.
    Scenario = Any

Leverage = Literal["veto", "strong", "moderate", "weak"]
NodeKind = Literal["decision", "chance", "leaf"]
Resolution = Literal["judged", "rational"]
"""How a decision that says so itself resolves."""
Decisions = Literal["judged", "rational", "quantal"]
"""How those do that do not."""
Limits = Literal["percentiles", "hard"]
Derived = Literal["derived"]
Sharpness = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=LARGEST)]
"""λ of quantal response, per point of utility: at 0.1 a branch that is worth 10 points more to its
owner has its odds multiplied by e; 0 is the forecast."""
SHARPNESS = 0.1
Quota = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=1, le=LARGEST, multiple_of=1)]
"""How many of several."""
ScoreKey = tuple[str, str]
"""(endpoint id, interest id)"""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Actor:
    """A party to the conflict. Principals are those whose signature an agreement needs."""

    id: Id
    name: Short
    short: Short = ""
    """A few letters for axes and glyphs; the name where empty."""
    principal: StrictBool = False
    leverage: Leverage = "moderate"
    base_profile: Id | None = None
    ratifiers: tuple[str, ...] = ()
    """Actors whose acceptance it needs for what it signs or tolerates."""
    quota: Quota | None = None
    """How many of them are enough; None is all."""
    ratifying_note: Text = ""
    """Why it needs them."""
    ratifying_sources: tuple[str, ...] = ()
    notes: Text = ""
    sources: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.short or self.name


@dataclass(frozen=True, slots=True, config=ENTITY)
class Interest:
    """What an actor wants, and what the two ends of its scale mean in words."""

    id: Id
    actor: Id
    name: Short
    description: Text = ""
    worst: Text = ""
    """What −100 means."""
    best: Text = ""
    """What +100 means."""
    unit: Short = ""
    natural_worst: Number | None = None
    natural_best: Number | None = None
    origin: Text = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=ENTITY)
class Relation:
    """That two interests collide (negative sign) or support one another (positive)."""

    id: Id
    source: Id
    target: Id
    sign: Annotated[Number, Field(ge=-1, le=1)]
    """−1 opposed, −0.5 partly opposed, +0.5 partly shared, +1 shared."""
    note: Text = ""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Endpoint:
    """One way the war ends: a state of the world, mutually exclusive with the others."""

    id: Id
    name: Short
    """A few words, for dots and leaves."""
    title: Short = ""
    """The full name."""
    needs_agreement: StrictBool = False
    description: Text = ""
    attributes: tuple[tuple[Short, Short], ...] = ()
    """Observable attributes: (name, value)."""
    indicators: tuple[Short, ...] = ()
    analogue: Text = ""
    sources: tuple[str, ...] = ()
    notes: Text = ""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Node:
    """A node of the tree, with the branch that leads to it (label and probability)."""

    id: Id
    kind: NodeKind = "leaf"
    label: Short = ""
    """The label of the branch that leads here."""
    probability: Estimate | None = None
    """Of the branch that leads here; None is the rest."""
    children: tuple[str, ...] = ()
    question: Short = ""
    owner: Id | None = None
    endpoint: Id | None = None
    """Of a leaf; None is unfinished."""
    phase: Id | None = None
    start: Short = ""
    end: Short = ""
    resolves: Resolution | None = None
    """How this decision resolves, where it differs from the assumptions."""
    information_set: Short = ""
    historical: StrictBool = False
    """History took the branch that leads here."""
    notes: Text = ""


@dataclass(frozen=True, slots=True, config=ENTITY)
class RedLine:
    """A floor on one interest's score: at or below it the endpoint is unacceptable."""

    floor: Number | None
    """None, in a profile that is not the base: here this line is not drawn."""
    text: Text = ""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Profile:
    """A named set of weights of one actor and, where they differ, everything else it judges by.

    What a profile leaves open it takes from the actor's base profile; what the base profile leaves
    open is missing. A perceived profile is `holder`'s picture of the actor.
    """

    id: Id
    actor: Id
    name: Short
    kind: Literal["own", "perceived"] = "own"
    holder: Id | None = None
    weights: Table[str, Estimate] = Field(default_factory=Table)
    """By interest, swing points 0 … 100."""
    scores: Table[ScoreKey, Estimate] = Field(default_factory=Table)
    """Overrides of the scenario's scores, by (endpoint, interest)."""
    reservation: Derived | Estimate | None = None
    """Stated, or derived from the tree; None is open."""
    reservation_note: Text = ""
    """What no agreement means for this actor, in words."""
    margin: Estimate | None = None
    red_lines: Table[str, RedLine] = Field(default_factory=Table)
    notes: Text = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=ENTITY)
class Linkage:
    """An item from another table that can be attached to some endpoints."""

    id: Id
    name: Short
    description: Text = ""
    givers: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    feasibility: Estimate | None = None
    """The chance 0 … 1 that the giver can deliver."""
    endpoints: tuple[str, ...] = ()
    """The endpoints it can be attached to."""
    effects: Table[str, Estimate] = Field(default_factory=Table)
    """By interest: what it adds to that interest's score."""
    endpoint_effects: Table[str, Table[str, Estimate]] = Field(default_factory=Table)
    """By endpoint: effects that replace the general ones there."""
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    group: Id | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=ENTITY)
class LinkageGroup:
    """Linkages of which at most one, or exactly one, is chosen."""

    id: Id
    name: Short
    choose: Literal["at_most_one", "exactly_one"] = "at_most_one"


@dataclass(frozen=True, slots=True, config=ENTITY)
class Package:
    """A named set of linkages; may override the probabilities of whole nodes, by branch."""

    id: Id
    name: Short
    description: Text = ""
    linkages: tuple[str, ...] = ()
    overrides: Table[str, Table[str, Estimate | None]] = Field(default_factory=Table)
    """By node, then by child: that branch's probability under this package; None is the rest."""
    override_note: Text = ""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Phase:
    """A stretch of time that nodes can be put in."""

    id: Id
    name: Short
    start: Short = ""
    end: Short = ""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Source:
    """Where a fact comes from. `locator` is shown as text and never followed."""

    id: Id
    title: Short
    publisher: Short = ""
    date: Short = ""
    locator: Short = ""
    checked: StrictBool = False
    """Whether the authors had it before them, or cite it from general knowledge."""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Term:
    """An entry of the glossary."""

    id: Id
    term: Short
    meaning: Text = ""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Move:
    """That a branch (named by its child) has happened."""

    branch: Id
    time: Short = ""
    note: Text = ""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Assumptions:
    """Under what the figures are computed: a value beside the scenario, never an edit of it."""

    profiles: Table[str, str] = Field(default_factory=Table)
    """By actor: its active profile; an actor not named here is under its base profile."""
    package: Id | None = None
    linkages: tuple[str, ...] = ()
    """Ticked one by one: effects without a package's overrides. Ignored under a package."""
    decisions: Decisions = "judged"
    sharpness: Sharpness = SHARPNESS
    """How sharply owners choose, where decisions are quantal."""


@dataclass(frozen=True, slots=True, config=ENTITY)
class Shift:
    """That an actor could turn one ending into another by itself, whether or not it wants to."""

    id: Id
    actor: Id
    name: Short
    before: Id | None = None
    """The endpoint it turns; None is not said yet, and likewise below."""
    after: Id | None = None
    """The endpoint it makes of it."""
    irreversible: StrictBool = False
    """The actor cannot take it back; else the way back is open to it as well."""
    notes: Text = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=ENTITY)
class Lens:
    """Assumptions kept under a name, to look at the scenario through: a reading, an era, a bargain."""

    id: Id
    name: Short
    profiles: Table[str, str] = Field(default_factory=Table)
    """As in `Assumptions`; likewise below."""
    package: Id | None = None
    linkages: tuple[str, ...] = ()
    decisions: Decisions = "judged"
    sharpness: Sharpness = SHARPNESS
    notes: Text = ""

    @property
    def assumptions(self) -> Assumptions:
        """What it assumes."""
        return Assumptions(
            self.profiles, self.package, self.linkages, self.decisions, self.sharpness
        )


@dataclass(frozen=True, slots=True, config=ENTITY)
class Snapshot:
    """A named earlier value of the scenario, with who kept it and when."""

    id: Id
    name: Short
    author: Short = ""
    time: Short = ""
    """ISO 8601 in UTC."""
    note: Text = ""
    scenario: Scenario = Field(default=None, repr=False)  # type: ignore[assignment]
    """What was there, without snapshots of its own; one added without it takes what there is."""
