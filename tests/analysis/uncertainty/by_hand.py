"""The figures of one draw, worked out once more in plain Python, by names rather than by arrays.

Written from the definitions of the figures alone, so that the analysis can be held against it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import exp

from scenario_desk.analysis.uncertainty.judgements import Judgements, Kind
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Linkage, Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Inject
from scenario_desk.model.scenario import Scenario

Drawn = Mapping[tuple[Kind, tuple[str, ...]], float]


def drawn_by_name(judged: Judgements, values: list[float]) -> Drawn:
    """The values of one draw by what they are of."""
    names = ((Kind(kind), judged.about(at)) for at, kind in enumerate(judged.kind.tolist()))
    return dict(zip(names, values, strict=True))


@dataclass(frozen=True)
class Moment:
    """A scenario in which everything drawn has its value, and all else its best."""

    scenario: Scenario
    assumptions: Assumptions
    drawn: Drawn
    known: dict[tuple[str, str, bool], float] = field(default_factory=dict)
    """What nodes are worth to actors, as far as that has been asked."""

    def value(self, kind: Kind, *about: str, said: Estimate) -> float:
        return self.drawn.get((kind, about), said.best)

    def profile(self, actor: str) -> Profile:
        """The active profile, what it leaves open taken from the base profile."""
        base = self.scenario.profiles[self.scenario.actors[actor].base_profile or ""]
        named = self.scenario.profiles[self.assumptions.profiles.get(actor, base.id)]
        return replace(
            named,
            weights=base.weights.updated(dict(named.weights.items())),
            scores=base.scores.updated(dict(named.scores.items())),
            red_lines=base.red_lines.updated(dict(named.red_lines.items())),
            reservation=named.reservation or base.reservation,
            margin=named.margin or base.margin,
        )

    def interests(self, actor: str) -> list[str]:
        return [key for key, each in self.scenario.interests.items() if each.actor == actor]

    @cached_property
    def linkages(self) -> list[Linkage]:
        package = self.scenario.packages.get(self.assumptions.package or "")
        keys = package.linkages if package else self.assumptions.linkages
        return [self.scenario.linkages[key] for key in keys]

    def attached(self, endpoint: str) -> list[Linkage]:
        return [each for each in self.linkages if endpoint in each.endpoints]

    def signed(self, endpoint: str) -> bool:
        return self.scenario.endpoints[endpoint].needs_agreement

    def weights(self, actor: str) -> dict[str, float]:
        profile = self.profile(actor)
        raw = {
            key: self.value(Kind.WEIGHT, profile.id, key, said=profile.weights[key])
            for key in self.interests(actor)
            if key in profile.weights
        }
        whole = sum(raw.values())
        return {key: each / whole for key, each in raw.items()}

    @cached_property
    def injects(self) -> list[Inject]:
        return [self.scenario.injects[each.inject] for each in self.scenario.released]

    def score(self, endpoint: str, interest: str, *, table: bool) -> float:
        actor = self.scenario.interests[interest].actor
        own = self.profile(actor).scores.get((endpoint, interest))
        said = own or self.scenario.scores[(endpoint, interest)]
        found = self.value(Kind.SCORE, endpoint, interest, said=said)
        for each in self.attached(endpoint) if table else ():
            found += self.added(Kind.EFFECT, each, endpoint, interest)
        for inject in self.injects:
            if endpoint in inject.endpoints:
                found += self.added(Kind.INJECT_EFFECT, inject, endpoint, interest)
        return min(100.0, max(-100.0, found))

    def added(self, kind: Kind, bearer: Linkage | Inject, endpoint: str, interest: str) -> float:
        alone = bearer.endpoint_effects.get(endpoint)
        effects = bearer.effects if alone is None else alone
        if interest not in effects:
            return 0.0
        about = (bearer.id, interest, *([] if alone is None else [endpoint]))
        return self.value(kind, *about, said=effects[interest])

    def utility(self, actor: str, endpoint: str, *, table: bool) -> float:
        weights = self.weights(actor).items()
        return sum(weight * self.score(endpoint, key, table=table) for key, weight in weights)

    def forecast(self, node: str, *, table: bool) -> dict[str, float]:
        """Branch probabilities of a node, made to add up."""
        package = self.scenario.packages.get(self.assumptions.package or "")
        over = package.overrides.get(node) if package and table else None
        by, source = Kind.OVERRIDE, package.id if package else ""
        for inject in self.injects:
            if node in inject.overrides:
                over, by, source = inject.overrides[node], Kind.INJECT_OVERRIDE, inject.id
        said: dict[str, float | None] = {}
        for branch in self.scenario.nodes[node].children:
            judged = self.scenario.nodes[branch].probability if over is None else over.get(branch)
            kind, about = Kind.PROBABILITY, (branch,)
            if over is not None:
                kind, about = by, (source, node, branch)
            said[branch] = judged and self.value(kind, *about, said=judged)
        rests = sum(each is None for each in said.values())
        rest = max(0.0, 1.0 - sum(each or 0.0 for each in said.values()))
        found = {key: rest / rests if each is None else each for key, each in said.items()}
        whole = sum(found.values())
        return {key: each / whole for key, each in found.items()}

    def resolved(self, node: str, *, table: bool) -> dict[str, float]:
        forecast, owner = self.forecast(node, table=table), self.scenario.nodes[node].owner
        if owner is None or self.assumptions.decisions == "judged":
            return forecast
        if self.scenario.nodes[node].kind != "decision" or not self.interests(owner):
            return forecast
        worth = {key: self.expected(key, owner, table=table) for key in forecast}
        top = max(worth.values())
        if self.assumptions.decisions == "rational":
            odds = {
                key: float(each >= top - 1e-9 * max(1, abs(top))) for key, each in worth.items()
            }
        else:
            sharp = self.assumptions.sharpness
            odds = {key: forecast[key] * exp(sharp * (worth[key] - top)) for key in forecast}
        return {key: each / sum(odds.values()) for key, each in odds.items()}

    def expected(self, node: str, actor: str, *, table: bool) -> float:
        asked = node, actor, table
        if asked not in self.known:
            endpoint = self.scenario.nodes[node].endpoint
            shares = {} if endpoint else self.resolved(node, table=table)
            self.known[asked] = (
                self.utility(actor, endpoint, table=table)
                if endpoint
                else sum(s * self.expected(key, actor, table=table) for key, s in shares.items())
            )
        return self.known[asked]

    def reach(self, *, table: bool) -> dict[str, float]:
        """The probability of ending in each endpoint."""
        found = dict.fromkeys(self.scenario.endpoints, 0.0)

        def walk(node: str, chance: float) -> None:
            endpoint = self.scenario.nodes[node].endpoint
            if endpoint is not None:
                found[endpoint] += chance
                return
            for branch, share in self.resolved(node, table=table).items():
                walk(branch, chance * share)

        walk(self.scenario.root, 1.0)
        return found

    def reservation(self, actor: str) -> float:
        profile = self.profile(actor)
        if isinstance(profile.reservation, Estimate):
            return self.value(Kind.RESERVATION, profile.id, said=profile.reservation)
        reach = {key: each for key, each in self.reach(table=False).items() if not self.signed(key)}
        worth = sum(each * self.utility(actor, key, table=False) for key, each in reach.items())
        return worth / sum(reach.values())

    def accepts(self, actor: str, endpoint: str, reservation: float) -> bool:
        profile = self.profile(actor)
        threshold = reservation
        if self.scenario.actors[actor].principal and profile.margin is not None:
            margin = self.value(Kind.MARGIN, profile.id, said=profile.margin)
            threshold += margin if self.signed(endpoint) or self.attached(endpoint) else 0.0
        for key, line in profile.red_lines.items():
            floor = line.floor
            if floor is not None and self.score(endpoint, key, table=True) <= floor + 1e-9 * max(
                1, abs(floor)
            ):
                return False
        worth = self.utility(actor, endpoint, table=True)
        return worth >= threshold - 1e-9 * max(1, abs(worth))

    def overlap(self, among: Collection[str]) -> float:
        """The probability of ending where every principal accepts, in one of these endpoints."""
        principals = [each.id for each in self.scenario.principals]
        own = {actor: self.reservation(actor) for actor in principals}
        return sum(
            chance
            for key, chance in self.reach(table=True).items()
            if key in among and all(self.accepts(actor, key, own[actor]) for actor in principals)
        )


def spread_overrides(scenario: Scenario, package: str) -> Scenario:
    """The same with a spread on every probability that the package overrides."""
    for node, branches in scenario.packages[package].overrides.items():
        said = {
            key: each and Estimate(each.best, 0.5 * each.best, min(1.0, 1.5 * each.best))
            for key, each in branches.items()
        }
        scenario = edits.set_overrides(scenario, package, node, said)
    return scenario
