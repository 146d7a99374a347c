"""Scenarios to test with: a small one whose every part is filled in, and trees of any size."""

from __future__ import annotations

from itertools import cycle

from scenario_desk.model.entities import (
    Actor,
    Endpoint,
    Interest,
    Lens,
    Linkage,
    LinkageGroup,
    Node,
    Package,
    Phase,
    Profile,
    RedLine,
    Relation,
    Shift,
    Snapshot,
    Source,
    Term,
)
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import (
    Argument,
    Assessment,
    Entry,
    Inject,
    Participant,
    Proposal,
    Round,
    Seed,
    Session,
)
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster, Table

SCORES: dict[str, dict[str, float]] = {
    "e1": {"us1": 60, "us2": 20, "ru1": 40, "ru2": 30, "ir1": -30, "ir2": 10},
    "e2": {"us1": 100, "us2": 100, "ru1": -100, "ru2": -100, "ir1": -100, "ir2": -100},
    "e3": {"us1": 10, "us2": -20, "ru1": 30, "ru2": 20, "ir1": 20, "ir2": 30},
    "e4": {"us1": -70, "us2": -40, "ru1": 80, "ru2": -10, "ir1": 70, "ir2": 50},
}
"""The best estimates of `small_scenario`; each has a spread of 10 either way."""


def ranged(best: float, spread: float, low: float = -100, high: float = 100) -> Estimate:
    """Make an estimate with the same spread either way, cut off at the ends of its scale."""
    return Estimate(best, max(low, best - spread), min(high, best + spread))


def weight(best: float) -> Estimate:
    return ranged(best, 10, 0, 100)


def chance(best: float) -> Estimate:
    return ranged(best, 0.05, 0, 1)


def small_scenario() -> Scenario:
    """Make a scenario with nothing missing: no finding is true of it.

    Principals `us` and `ru`, and `ir` with a veto; interests `us1` … `ir2`; endpoints `e1` and
    `e2`, which need agreement, and `e3` and `e4`, which do not; base profiles `us-base` …, and
    `us-sees-ru`, Russia as the United States sees it. The tree:

        root (decision, us)
        ├ talks 0.5 (chance): deal 0.6 → e1, stall (the rest) → e3
        ├ push 0.3 (decision, ru): yield 0.2 → e2, resist (the rest, chance):
        │                          hold 0.5 → e3, rout (the rest) → e4
        └ leave (the rest) → e4
    """
    return Scenario(
        title="A small conflict",
        question="Is there an ending that both could sign?",
        baseline_date="2017-02-01",
        baseline="The lines of February carried forward.",
        root="root",
        nodes=Table({node.id: node for node in _nodes()}),
        actors=Roster(_actors()),
        interests=Roster(_interests()),
        relations=Roster(
            [
                Relation("us1-ru1", "us1", "ru1", -1, "One's order is the other's loss."),
                Relation("us2-ru2", "us2", "ru2", 0.5),
            ]
        ),
        endpoints=Roster(_endpoints()),
        profiles=Roster(_profiles()),
        linkages=Roster(_linkages()),
        groups=Roster([LinkageGroup("money", "Money", "at_most_one")]),
        packages=Roster(
            [
                Package(
                    "bargain",
                    "The larger bargain",
                    linkages=("relief", "bases"),
                    overrides=Table({"talks": Table({"deal": chance(0.4), "stall": None})}),
                    override_note="A bigger bargain is harder to deliver.",
                )
            ]
        ),
        shifts=Roster(
            [
                Shift("push-on", "ir", "Tehran pushes on", "e3", "e4", True, "It has the men."),
            ]
        ),
        lenses=Roster(
            [
                Lens(
                    "seen",
                    "Russia as Washington saw it",
                    Table({"ru": "us-sees-ru"}),
                    linkages=("bases",),
                    decisions="rational",
                    notes="What Washington expected of Moscow.",
                )
            ]
        ),
        phases=Roster([Phase("first", "The first year", "2017", "2018")]),
        sources=Roster([Source("report", "A report", "A publisher", "2017", checked=True)]),
        glossary=Roster([Term("zopa", "ZOPA", "The zone of possible agreement.")]),
        participants=Roster([Participant("owl", "Owl", joined="2017-02-01T09:10:00Z")]),
        sessions=Roster([Session("day", "A day of play", "2017-02-01T09:00:00Z")]),
        seeds=Roster([Seed("towns", "How many towns does the army hold?", "towns", 40, 0, 200)]),
        injects=Roster(
            [
                Inject(
                    "shelling",
                    "Shelling resumes",
                    "It was heard in the capital.",
                    ("e2",),
                    Table({"us2": ranged(-5, 5, -200, 200)}),
                )
            ]
        ),
        proposals=Roster(
            [Proposal("cross", "day", "Cross the river", arguments=(Argument("for", "Now."),))]
        ),
        rounds=Roster([_round()]),
        assessments=Roster([_assessment()]),
        log=Roster(
            [
                Entry(
                    "opening",
                    "day",
                    "2017-02-01T09:00:00Z",
                    "A. Nalyst",
                    "opened",
                    "A day of play",
                    scenario=_start(),
                )
            ]
        ),
        snapshots=Roster(
            [
                Snapshot(
                    "start",
                    "At the start",
                    "A. Nalyst",
                    "2017-02-01T09:00:00Z",
                    "Before the first round.",
                    _start(),
                )
            ]
        ),
        scores=Table(
            {
                (endpoint, interest): ranged(best, 10)
                for endpoint, row in SCORES.items()
                for interest, best in row.items()
            }
        ),
    )


def _start() -> Scenario:
    return Scenario("A conflict", "root", Table({"root": Node("root", "decision")}))


def _round() -> Round:
    return Round(
        "first-round",
        "day",
        "First round",
        "What do you know?",
        seeds=("towns",),
        state="revealed",
        opened="2017-02-01T09:20:00Z",
        closed="2017-02-01T09:25:00Z",
        revealed="2017-02-01T09:26:00Z",
        ballots=1,
        digest="3f" * 32,
        nonce="a7" * 16,
    )


def _assessment() -> Assessment:
    return Assessment(
        "owl-towns",
        "owl",
        "first-round",
        "seed",
        seed="towns",
        answer=Estimate(50, 30, 80),
        reason="So I read.",
        time="2017-02-01T09:22:00Z",
    )


def _actors() -> list[Actor]:
    return [
        Actor("us", "United States", "US", True, "strong", "us-base"),
        Actor("ru", "Russia", "RU", True, "veto", "ru-base"),
        Actor("ir", "Iran", "IR", False, "veto", "ir-base"),
    ]


def _interests() -> list[Interest]:
    return [
        Interest("us1", "us", "An orderly transition", worst="Chaos", best="A new order"),
        Interest("us2", "us", "Few troops", worst="A long war", best="All at home"),
        Interest("ru1", "ru", "A friendly government", worst="Overthrown", best="Secure"),
        Interest("ru2", "ru", "Relief from sanctions", worst="More", best="None"),
        Interest("ir1", "ir", "A land bridge", worst="Cut", best="Open"),
        Interest("ir2", "ir", "Recognition", worst="Shunned", best="At the table"),
    ]


def _endpoints() -> list[Endpoint]:
    return [
        Endpoint("e1", "Negotiated transition", needs_agreement=True),
        Endpoint("e2", "Imposed transition", needs_agreement=True),
        Endpoint("e3", "Frozen lines"),
        Endpoint("e4", "Reconquest"),
    ]


def _profiles() -> list[Profile]:
    return [
        Profile(
            "us-base",
            "us",
            "The United States",
            weights=Table({"us1": weight(80), "us2": weight(50)}),
            reservation="derived",
            margin=ranged(5, 3, 0, 200),
            red_lines=Table({"us2": RedLine(-80, "No second Iraq.")}),
        ),
        Profile(
            "ru-base",
            "ru",
            "Russia",
            weights=Table({"ru1": weight(90), "ru2": weight(40)}),
            reservation="derived",
            margin=ranged(4, 2, 0, 200),
            red_lines=Table({"ru1": RedLine(-50, "No overthrow.")}),
        ),
        Profile(
            "ir-base",
            "ir",
            "Iran",
            weights=Table({"ir1": weight(90), "ir2": weight(30)}),
            reservation="derived",
            margin=ranged(0, 1, 0, 200),
        ),
        Profile(
            "us-sees-ru",
            "ru",
            "Russia, as Washington sees it",
            "perceived",
            "us",
            weights=Table({"ru1": weight(60), "ru2": weight(80)}),
            scores=Table({("e2", "ru1"): ranged(-30, 10)}),
            red_lines=Table({"ru1": RedLine(None)}),
        ),
    ]


def _linkages() -> list[Linkage]:
    return [
        Linkage(
            "relief",
            "Sanctions relief",
            givers=("us",),
            receivers=("ru",),
            feasibility=chance(0.4),
            endpoints=("e1", "e2"),
            effects=Table({"ru2": ranged(40, 10, -200, 200), "us2": ranged(-10, 5, -200, 200)}),
            endpoint_effects=Table({"e2": Table({"ru2": ranged(60, 10, -200, 200)})}),
            group="money",
        ),
        Linkage(
            "bases",
            "Bases stay",
            givers=("us",),
            receivers=("ru",),
            feasibility=chance(0.8),
            endpoints=("e1",),
            effects=Table({"ru1": ranged(20, 5, -200, 200)}),
        ),
    ]


def _nodes() -> list[Node]:
    return [
        Node(
            "root",
            "decision",
            children=("talks", "push", "leave"),
            question="What does Washington do?",
            owner="us",
            phase="first",
        ),
        Node("talks", "chance", "Talks open", chance(0.5), ("deal", "stall"), "Do they hold?"),
        Node(
            "push",
            "decision",
            "Washington pushes",
            chance(0.3),
            ("yield", "resist"),
            "Does Moscow yield?",
            "ru",
        ),
        Node("leave", "leaf", "Washington leaves", None, endpoint="e4"),
        Node("deal", "leaf", "A deal", chance(0.6), endpoint="e1"),
        Node("stall", "leaf", "They stall", None, endpoint="e3"),
        Node("yield", "leaf", "Moscow yields", chance(0.2), endpoint="e2"),
        Node("resist", "chance", "Moscow resists", None, ("hold", "rout"), "Do the lines hold?"),
        Node("hold", "leaf", "The lines hold", chance(0.5), endpoint="e3"),
        Node("rout", "leaf", "They break", None, endpoint="e4"),
    ]


def big_tree(count: int, branching: int = 3) -> Scenario:
    """Make `small_scenario` with a tree of `count` nodes, `n0` the root, filled level by level.

    Decisions (owned in turn) and chances alternate by level; the last branch of each node is the
    rest; leaves name the four endpoints in turn.
    """
    small = small_scenario()
    owners, endpoints = cycle(small.actors), cycle(small.endpoints)
    share = Estimate(1 / branching, 0.5 / branching, min(1.0, 1.5 / branching))
    nodes: dict[str, Node] = {}
    decides, level_end = True, 0
    for number in range(count):
        if number > level_end:
            decides, level_end = not decides, level_end * branching + branching
        first = number * branching + 1
        children = tuple(f"n{child}" for child in range(first, min(first + branching, count)))
        given = number and number % branching and number + 1 < count
        nodes[f"n{number}"] = Node(
            id=f"n{number}",
            kind=("decision" if decides else "chance") if children else "leaf",
            label=f"Branch {number}" if number else "",
            probability=share if given else None,
            children=children,
            owner=next(owners) if children and decides else None,
            endpoint=None if children else next(endpoints),
        )
    return small.with_nodes(nodes, tuple(small.nodes), root="n0", packages=Roster())
