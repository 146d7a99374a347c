"""Edits chosen at random, right and wrong ones, for properties of all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from typing import Any

from scenario_desk.model import edits
from scenario_desk.model.entities import (
    Actor,
    Assumptions,
    Endpoint,
    Interest,
    Lens,
    Linkage,
    Package,
    Phase,
    Profile,
    RedLine,
    Relation,
    Shift,
    Snapshot,
)
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import (
    Argument,
    Assessment,
    Entry,
    Inject,
    Judgement,
    Participant,
    Proposal,
    Round,
    Seed,
    Session,
    items,
)
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table

Step = Callable[[Scenario, Random, str], Scenario]
"""A scenario, a source of chance and a fresh id make the next scenario, or a refusal."""


def some(choices: Sequence[Any] | Any, chance: Random) -> Any:
    """Return one of the choices, sorted so that a seed repeats; a stranger where there is none."""
    listed = sorted(choices)
    return chance.choice(listed) if listed else "nothing"


def nodes(scenario: Scenario, chance: Random) -> tuple[str, ...]:
    return tuple(some(scenario.nodes, chance) for _ in range(chance.choice([1, 1, 2, 4])))


def number(chance: Random, low: float, high: float) -> Estimate | None:
    """Return nothing, a single number or a range; now and then one that must be refused."""
    kind = chance.randrange(8)
    if kind == 0:
        return None
    best, least, most = (low + (high - low) * chance.randrange(11) / 10 for _ in range(3))
    if kind == 1:
        return Estimate(best, least, most)
    if kind == 2:
        return Estimate(best * 1.5)
    least, best, most = sorted((best, least, most))
    return Estimate(best, least, most) if kind > 4 else Estimate(best)


def grow(scenario: Scenario, chance: Random, new: str) -> Scenario:
    node = some(scenario.nodes, chance)
    label = chance.choice(["", "A turn", "Another"])
    match chance.randrange(3):
        case 0:
            return edits.add_child(scenario, node, new, label, chance.choice([None, 0, 1]))
        case 1:
            return edits.add_sibling(scenario, node, new, label, chance.random() < 0.5)
        case _:
            return edits.add_parent(scenario, node, new, label)


def prune(scenario: Scenario, chance: Random, new: str) -> Scenario:
    return edits.delete(scenario, nodes(scenario, chance), chance.random() < 0.6)


def rearrange(scenario: Scenario, chance: Random, new: str) -> Scenario:
    if chance.random() < 0.3:
        return edits.reorder(scenario, some(scenario.nodes, chance), chance.choice([-1, 1, 3]))
    parent = some(scenario.nodes, chance)
    return edits.move(scenario, nodes(scenario, chance), parent, chance.choice([None, 0, 1, 9]))


def transplant(scenario: Scenario, chance: Random, new: str) -> Scenario:
    chosen = nodes(scenario, chance)
    ids = {key: f"{new}-{place}" for place, key in enumerate(sorted(scenario.nodes))}
    if chance.random() < 0.5:
        return edits.duplicate(scenario, chosen, ids)
    fragment = edits.copy(scenario, chosen)
    if chance.random() < 0.5 and scenario.root not in chosen:
        scenario = edits.delete(scenario, chosen)
    return edits.paste(scenario, some(scenario.nodes, chance), fragment, ids=ids)


def say(scenario: Scenario, chance: Random, new: str) -> Scenario:
    node, several = some(scenario.nodes, chance), nodes(scenario, chance)
    match chance.randrange(9):
        case 0:
            return edits.set_kind(scenario, several, chance.choice(["decision", "chance", "leaf"]))
        case 1:
            return edits.set_owner(scenario, several, some(scenario.actors, chance))
        case 2:
            return edits.set_endpoint(scenario, several, some(scenario.endpoints, chance))
        case 3:
            return edits.set_label(scenario, node, chance.choice(["One", "Two", ""]))
        case 4:
            return edits.set_question(scenario, node, chance.choice(["Why?", ""]))
        case 5:
            return edits.make_decisions(scenario, several, some(scenario.actors, chance))
        case 6:
            return edits.make_leaves(scenario, several, some(scenario.endpoints, chance))
        case 7:
            return edits.set_resolution(scenario, several, chance.choice([None, "rational"]))
        case _:
            return edits.amend_node(
                scenario,
                several,
                phase=some(scenario.phases, chance),
                historical=chance.random() < 0.5,
                resolves=chance.choice([None, "rational", "judged"]),
            )


def judge_branches(scenario: Scenario, chance: Random, new: str) -> Scenario:
    node = some(scenario.nodes, chance)
    children = scenario.nodes[node].children
    several, either = nodes(scenario, chance), chance.random() < 0.5
    match chance.randrange(7):
        case 0:
            return edits.set_probability(scenario, node, number(chance, 0, 1))
        case 1:
            return edits.set_probabilities(
                scenario, node, {child: number(chance, 0, 1) for child in children}
            )
        case 2:
            return edits.spread_evenly(scenario, node)
        case 3:
            return edits.judge_probability(scenario, several, number(chance, 0, 1))
        case 4:
            return edits.spread_families(scenario, several, either)
        case 5:
            return edits.normalise_families(scenario, several, either, chance.random() < 0.5)
        case _:
            return edits.normalise(
                scenario, node, [key for key in children if chance.random() < 0.3]
            )


def declare(scenario: Scenario, chance: Random, new: str) -> Scenario:
    node = some(scenario.nodes, chance)
    if chance.random() < 0.2:
        return edits.set_moves(scenario, nodes(scenario, chance))
    if chance.random() < 0.7:
        do = chance.choice([edits.happened, edits.happened_instead])
        return do(scenario, node, chance.choice(["", "2018"]))
    return edits.take_back(scenario, node)


def score(scenario: Scenario, chance: Random, new: str) -> Scenario:
    keys = [
        (some(scenario.endpoints, chance), some(scenario.interests, chance))
        for _ in range(chance.choice([1, 3]))
    ]
    if chance.random() < 0.2:
        cells = {
            interest: {endpoint for endpoint, _interest in keys} for _endpoint, interest in keys
        }
        return edits.clear_scores(scenario, cells, {some(scenario.profiles, chance): keys[1:]})
    scores = {key: number(chance, -100, 100) for key in keys}
    if len(keys) == 1:
        return edits.set_score(scenario, *keys[0], scores[keys[0]])
    if chance.random() < 0.3:
        return edits.set_scores(scenario, scores, {some(scenario.profiles, chance): scores})
    return edits.set_scores(scenario, scores)


def judge_profile(scenario: Scenario, chance: Random, new: str) -> Scenario:
    profile, interest = some(scenario.profiles, chance), some(scenario.interests, chance)
    match chance.randrange(8):
        case 0:
            return edits.set_weight(scenario, profile, interest, number(chance, 0, 100))
        case 1:
            endpoint = some(scenario.endpoints, chance)
            value = number(chance, -100, 100)
            if chance.random() < 0.5:
                return edits.set_profile_scores(scenario, profile, {(endpoint, interest): value})
            return edits.set_profile_score(scenario, profile, endpoint, interest, value)
        case 2:
            floor = chance.choice([None, -50, 10, 300])
            line = chance.choice([None, RedLine(floor)])
            return edits.set_red_line(scenario, profile, interest, line)
        case 3:
            value = chance.choice(["derived", number(chance, -100, 100)])
            return edits.set_reservation(scenario, profile, value)
        case 4:
            return edits.shift_reservation(scenario, profile, chance.randrange(-110, 111))
        case 5:
            return edits.shift_margin(scenario, profile, chance.randrange(-10, 211))
        case 6:
            found = scenario.profiles.get(profile)
            own = scenario.interests_of(found.actor) if found is not None else ()
            bests = {each.id: chance.randrange(101) for each in own}
            return edits.shift_weights(scenario, profile, bests or {interest: 50})
        case _:
            return edits.set_margin(scenario, profile, number(chance, 0, 200))


def link(scenario: Scenario, chance: Random, new: str) -> Scenario:
    if chance.random() < 0.5:
        return edits.set_effect(
            scenario,
            some(scenario.linkages, chance),
            some(scenario.interests, chance),
            number(chance, -200, 200),
            chance.choice([None, some(scenario.endpoints, chance)]),
        )
    node = some(scenario.nodes, chance)
    children = scenario.nodes[node].children
    return edits.set_overrides(
        scenario,
        some(scenario.packages, chance),
        node,
        chance.choice([None, {child: number(chance, 0, 1) for child in children}]),
    )


def add(scenario: Scenario, chance: Random, new: str) -> Scenario:
    actor = some(scenario.actors, chance)
    ends = (some(scenario.interests, chance), some(scenario.interests, chance))
    made = {
        "actors": Actor(new, "Someone", principal=chance.random() < 0.5),
        "interests": Interest(new, actor, "Something"),
        "relations": Relation(new, *ends, 0.5),
        "endpoints": Endpoint(new, "Somewhere"),
        "profiles": Profile(new, actor, "A view", "perceived", some(scenario.actors, chance)),
        "linkages": Linkage(new, "A favour", givers=(actor,), group=some(scenario.groups, chance)),
        "packages": Package(new, "A bundle", linkages=(some(scenario.linkages, chance),)),
        "shifts": Shift(
            new, actor, "A turn", *(some(scenario.endpoints, chance) for _ in range(2))
        ),
        "lenses": Lens(new, "A reading", Table({actor: some(scenario.profiles, chance)})),
        "phases": Phase(new, "A time"),
        "snapshots": Snapshot(new, "As it is"),
    } | of_the_room(scenario, chance, new)
    collection = some(made, chance)
    if collection == "actors" and chance.random() < 0.5:
        base = Profile(f"{new}-view", new, "A view")
        return edits.add_actor(scenario, made["actors"], base, chance.choice([None, 0]))
    if chance.random() < 0.2:
        return edits.add_new(scenario, collection, new, name="Another")
    return edits.add(scenario, collection, made[collection], chance.choice([None, 0]))


def of_the_room(scenario: Scenario, chance: Random, new: str) -> dict[str, Any]:
    """Return one of each thing that a room has, by its collection."""
    session, participant = some(scenario.sessions, chance), some(scenario.participants, chance)
    interest, endpoint = some(scenario.interests, chance), some(scenario.endpoints, chance)
    actor, branch = some(scenario.actors, chance), some(scenario.nodes, chance)
    effects = Table({interest: number(chance, -200, 200) or Estimate(1)})
    score = (endpoint, interest)
    return {
        "participants": Participant(new, "Somebody", chance.choice([None, actor])),
        "sessions": Session(new, "A day", seats=(actor,)),
        "seeds": Seed(new, "How many?", truth=chance.choice([None, 5, 500]), least=0, most=100),
        "injects": Inject(new, "News", "", (endpoint,), effects),
        "proposals": Proposal(
            new, session, "A move", actor, branch, (Argument("for", "Yes.", participant),)
        ),
        "rounds": Round(
            new,
            session,
            "A round",
            scores=(score,),
            weights=(interest,),
            branches=(branch,),
            red_lines=(interest,),
            reservations=(actor,),
            poll=(endpoint,),
            seeds=tuple(scenario.seeds)[:1],
            packages=tuple(scenario.packages)[:1],
            proposal=chance.choice([None, *sorted(scenario.proposals)]),
            of=(actor,),
            as_actor=chance.choice([None, actor]),
            anonymity=chance.choice(["name", "alias", "unlinkable"]),
        ),
        "assessments": told(scenario, chance, new, random_judgement(scenario, chance)),
        "log": Entry(
            new, session, about="Something", assumptions=Assumptions(decisions="rational")
        ),
    }


def random_judgement(scenario: Scenario, chance: Random) -> Judgement:
    asked = [judgement for each in scenario.rounds.values() for judgement in items(each)]
    scores = sorted(scenario.scores)[:3]
    asked += [Judgement("score", key) for key in scores]
    asked += [Judgement("weight", (key,)) for key in sorted(scenario.interests)]
    fit = [judgement for judgement in asked if judgement.kind != "package"]
    return chance.choice(fit) if fit else Judgement("poll")


def told(
    scenario: Scenario, chance: Random, new: str, judgement: Judgement, **fields: Any
) -> Assessment:
    """Return an answer to a judgement, now and then a wrong one."""
    answer: Any = chance.choice(
        ["abstains", "unknown", Estimate(0.5), Estimate(0.5), Estimate(-500)]
    )
    choice: tuple[str, ...] = ()
    if judgement.kind == "poll":
        answer, choice = None, tuple(scenario.endpoints)[:1]
    participant = chance.choice([None, *sorted(scenario.participants)])
    names: dict[str, Any] = {"participant": participant, **judgement.names, **fields}
    return Assessment(new, kind=judgement.kind, answer=answer, choice=choice, **names)


def sit(scenario: Scenario, chance: Random, new: str) -> Scenario:
    session = some(scenario.sessions, chance)
    match chance.randrange(3):
        case 0:
            return edits.open_session(scenario, session, "2018-01-01T09:00:00Z")
        case 1:
            return edits.close_session(scenario, session, "2018-01-01T18:00:00Z")
        case _:
            fields = {"kind": "remark", "about": "A word", "text": "It is late."}
            return edits.logged(scenario, new, session, **fields)


def ask(scenario: Scenario, chance: Random, new: str) -> Scenario:
    key = some(scenario.rounds, chance)
    found = scenario.rounds.get(key)
    asked = items(found) if found else ()
    match chance.randrange(4):
        case 0:
            return edits.second_round(scenario, key, new, "Again", asked[: chance.randrange(3)])
        case 1:
            return edits.open_round(scenario, key, "2018-01-01T10:00:00Z")
        case 2:
            seal = ("2018-01-01T10:30:00Z", "3f" * 32, "a7" * 16, len(asked))
            return edits.close_round(scenario, key, *seal)
        case _:
            opened = edits.open_round(scenario, key, "") if chance.random() < 0.8 else scenario
            closed = (
                edits.close_round(opened, key, "", "", "", 1) if opened is not scenario else opened
            )
            fields = {"round": key, "as_actor": found.as_actor if found else None}
            if found and found.anonymity == "unlinkable":
                fields["participant"] = None
            answers = [
                told(scenario, chance, f"{new}-{place}", judgement, **fields)
                for place, judgement in enumerate(asked)
                if judgement.kind != "package"
            ]
            return edits.reveal_round(closed, key, "", answers[: chance.randrange(4)])


def tell_news(scenario: Scenario, chance: Random, new: str) -> Scenario:
    inject, node = some(scenario.injects, chance), some(scenario.nodes, chance)
    match chance.randrange(4):
        case 0:
            return edits.release(scenario, inject, "2018-01-01T11:00:00Z", "It is out.")
        case 1:
            return edits.withdraw(scenario, inject)
        case 2:
            effect = number(chance, -200, 200)
            interest, endpoint = some(scenario.interests, chance), some(scenario.endpoints, chance)
            where = chance.choice([None, endpoint])
            return edits.set_effect(scenario, inject, interest, effect, where, "injects")
        case _:
            branches = {child: number(chance, 0, 1) for child in scenario.nodes[node].children}
            return edits.set_overrides(scenario, inject, node, branches, "injects")


def dispute(scenario: Scenario, chance: Random, new: str) -> Scenario:
    proposal = some(scenario.proposals, chance)
    if chance.random() < 0.5:
        who = chance.choice([None, some(scenario.participants, chance)])
        return edits.argue(scenario, proposal, "against", chance.choice(["", "No."]), who)
    decided, outcome = chance.choice(["die", "vote"]), chance.choice(["succeeds", "fails", ""])
    return edits.adjudicate(scenario, proposal, decided, 0.6, 7, chance.choice([0.3, 0.9]), outcome)


def adopt(scenario: Scenario, chance: Random, new: str) -> Scenario:
    values = {
        random_judgement(scenario, chance): number(chance, 0, 1) or Estimate(0.5)
        for _ in range(chance.choice([1, 3]))
    }
    if chance.random() < 0.5:
        return edits.minority_profile(scenario, new, some(scenario.actors, chance), "Some", values)
    profile = chance.choice([None, None, some(scenario.profiles, chance)])
    return edits.take(scenario, values, profile)


def amend(scenario: Scenario, chance: Random, new: str) -> Scenario:
    collection = some(ROSTERS, chance)
    key = some(getattr(scenario, collection), chance)
    match chance.randrange(5):
        case 0:
            place = chance.randrange(4)
            return edits.reorder_entity(scenario, collection, key, place)
        case 1:
            owner = some(scenario.actors, chance)
            return edits.amend(scenario, "interests", some(scenario.interests, chance), actor=owner)
        case 2:
            profiles = Table({some(scenario.actors, chance): some(scenario.profiles, chance)})
            package = some(scenario.packages, chance)
            how = chance.choice(["judged", "rational", "quantal"])
            sharply = chance.choice([0.0, 0.25])
            assumed = Assumptions(profiles, package, tuple(scenario.linkages), how, sharply)
            return edits.amend_scenario(scenario, assumptions=assumed, title=new)
        case 3:
            meanings = [(each.term, new) for each in scenario.glossary.values()]
            return edits.set_glossary(scenario, [*meanings, (new, "")][chance.randrange(2) :])
        case _:
            return edits.amend(scenario, collection, key, name=new)


def remove(scenario: Scenario, chance: Random, new: str) -> Scenario:
    collection = some(ROSTERS, chance)
    keys = {some(getattr(scenario, collection), chance) for _ in range(chance.choice([1, 1, 2]))}
    if chance.random() < 0.5:
        return edits.remove_all(scenario, collection, sorted(keys))
    steps = (partial(edits.remove, collection=collection, id=key) for key in sorted(keys))
    return edits.together(scenario, *steps)


def keep(scenario: Scenario, chance: Random, new: str) -> Scenario:
    if chance.random() < 0.5:
        return edits.take_snapshot(scenario, new, "A round", "A. Nalyst", "2017-02-02T09:00:00Z")
    if chance.random() < 0.5:
        return edits.go_back_to_entry(scenario, some(scenario.log, chance))
    return edits.go_back(scenario, some(scenario.snapshots, chance))


STEPS: tuple[Step, ...] = (
    grow,
    grow,
    prune,
    rearrange,
    transplant,
    say,
    judge_branches,
    declare,
    score,
    judge_profile,
    link,
    add,
    amend,
    remove,
    keep,
    sit,
    ask,
    tell_news,
    dispute,
    adopt,
)
