"""Every field of every form writes its edit, as one undo step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from scenario_desk.model import edits
from scenario_desk.model.entities import RedLine
from scenario_desk.model.estimate import Estimate
from tests.desk.inspector.conftest import Inspector
from tests.desk.showing import Key

Read = Callable[[Any], object]
ENTER, TAB = Key.Key_Return, Key.Key_Tab

LINES: list[tuple[str, str, str, str, Read]] = [
    ("endpoint:e1", "name", "Peace", "Peace", lambda s: s.endpoints["e1"].name),
    ("endpoint:e1", "title", "A peace", "A peace", lambda s: s.endpoints["e1"].title),
    ("interest:us1", "name", "Order", "Order", lambda s: s.interests["us1"].name),
    ("interest:us1", "unit", "troops", "troops", lambda s: s.interests["us1"].unit),
    ("actor:us", "name", "America", "America", lambda s: s.actors["us"].name),
    ("actor:us", "short", "USA", "USA", lambda s: s.actors["us"].short),
    ("profile:us-base", "name", "Base", "Base", lambda s: s.profiles["us-base"].name),
    ("linkage:relief", "name", "Relief", "Relief", lambda s: s.linkages["relief"].name),
    ("package:bargain", "name", "Deal", "Deal", lambda s: s.packages["bargain"].name),
    ("shift:push-on", "name", "On", "On", lambda s: s.shifts["push-on"].name),
    ("lens:seen", "name", "A reading", "A reading", lambda s: s.lenses["seen"].name),
    ("phase:first", "name", "One", "One", lambda s: s.phases["first"].name),
    ("phase:first", "start", "2016", "2016", lambda s: s.phases["first"].start),
    ("phase:first", "end", "2019", "2019", lambda s: s.phases["first"].end),
    ("source:report", "title", "Note", "Note", lambda s: s.sources["report"].title),
    ("source:report", "publisher", "UN", "UN", lambda s: s.sources["report"].publisher),
    ("source:report", "date", "2018", "2018", lambda s: s.sources["report"].date),
    ("source:report", "locator", "p. 3", "p. 3", lambda s: s.sources["report"].locator),
    ("participant:owl", "name", "Fox", "Fox", lambda s: s.participants["owl"].name),
    ("session:day", "name", "Play", "Play", lambda s: s.sessions["day"].name),
    ("seed:towns", "name", "How many?", "How many?", lambda s: s.seeds["towns"].name),
    ("seed:towns", "unit", "km", "km", lambda s: s.seeds["towns"].unit),
    ("inject:shelling", "name", "Quiet", "Quiet", lambda s: s.injects["shelling"].name),
    ("proposal:cross", "name", "Wait", "Wait", lambda s: s.proposals["cross"].name),
    ("snapshot:start", "name", "One", "One", lambda s: s.snapshots["start"].name),
    ("scenario:scenario", "title", "War", "War", lambda s: s.title),
    ("scenario:scenario", "marking", "SECRET", "SECRET", lambda s: s.marking),
    ("scenario:scenario", "baseline_date", "2018", "2018", lambda s: s.baseline_date),
    ("scenario:scenario", "horizon_date", "2020", "2020", lambda s: s.horizon_date),
    ("node:talks", "label", "They talk", "They talk", lambda s: s.nodes["talks"].label),
    ("node:talks", "question", "And then?", "And then?", lambda s: s.nodes["talks"].question),
    ("node:talks", "start", "2017-03", "2017-03", lambda s: s.nodes["talks"].start),
    ("node:talks", "end", "2017-09", "2017-09", lambda s: s.nodes["talks"].end),
    ("node:push", "information_set", "fog", "fog", lambda s: s.nodes["push"].information_set),
]
TEXTS: list[tuple[str, str, str, object, Read]] = [
    (
        "endpoint:e1",
        "description",
        "All sign.",
        "All sign.",
        lambda s: s.endpoints["e1"].description,
    ),
    ("endpoint:e1", "analogue", "1995", "1995", lambda s: s.endpoints["e1"].analogue),
    ("endpoint:e1", "indicators", "a\nb", ("a", "b"), lambda s: s.endpoints["e1"].indicators),
    (
        "endpoint:e1",
        "attributes",
        "Head\tnone\nBases: two\tboth: yes",
        (("Head", "none"), ("Bases: two", "both: yes")),
        lambda s: s.endpoints["e1"].attributes,
    ),
    ("endpoint:e1", "notes", "n", "n", lambda s: s.endpoints["e1"].notes),
    ("shift:push-on", "notes", "n", "n", lambda s: s.shifts["push-on"].notes),
    ("interest:us1", "description", "d", "d", lambda s: s.interests["us1"].description),
    ("interest:us1", "worst", "w", "w", lambda s: s.interests["us1"].worst),
    ("interest:us1", "best", "b", "b", lambda s: s.interests["us1"].best),
    ("interest:us1", "origin", "o", "o", lambda s: s.interests["us1"].origin),
    ("interest:us1", "note.us1-ru1", "why", "why", lambda s: s.relations["us1-ru1"].note),
    ("actor:us", "notes", "n", "n", lambda s: s.actors["us"].notes),
    ("profile:us-base", "notes", "n", "n", lambda s: s.profiles["us-base"].notes),
    (
        "profile:us-base",
        "reservation_note",
        "War goes on.",
        "War goes on.",
        lambda s: s.profiles["us-base"].reservation_note,
    ),
    ("linkage:relief", "description", "d", "d", lambda s: s.linkages["relief"].description),
    ("snapshot:start", "note", "n", "n", lambda s: s.snapshots["start"].note),
    ("lens:seen", "notes", "n", "n", lambda s: s.lenses["seen"].notes),
    ("package:bargain", "description", "d", "d", lambda s: s.packages["bargain"].description),
    ("package:bargain", "override_note", "w", "w", lambda s: s.packages["bargain"].override_note),
    ("scenario:scenario", "question", "What?", "What?", lambda s: s.question),
    ("scenario:scenario", "authors", "A\n\nB", ("A", "B"), lambda s: s.authors),
    ("scenario:scenario", "baseline", "As now.", "As now.", lambda s: s.baseline),
    ("scenario:scenario", "notes", "n", "n", lambda s: s.notes),
    ("node:talks", "notes", "n", "n", lambda s: s.nodes["talks"].notes),
    (
        "node:talks",
        "probability.rationale",
        "Told so.",
        "Told so.",
        lambda s: s.nodes["talks"].probability.rationale,
    ),
    (
        "score:e1/us1",
        "score.rationale",
        "Seen.",
        "Seen.",
        lambda s: s.scores["e1", "us1"].rationale,
    ),
]
NUMBERS: list[tuple[str, str, str, object, Read]] = [
    ("score:e1/us1", "score", "5 15 25", Estimate(15, 5, 25), lambda s: s.scores["e1", "us1"]),
    ("score:e1/us1", "score", "-2,5", Estimate(-2.5), lambda s: s.scores["e1", "us1"]),
    ("node:talks", "probability", "40 %", Estimate(0.4), lambda s: s.nodes["talks"].probability),
    ("node:talks", "probability", "0,45", Estimate(0.45), lambda s: s.nodes["talks"].probability),
    ("node:talks", "probability", "45", Estimate(0.45), lambda s: s.nodes["talks"].probability),
    ("node:talks", "probability", "", None, lambda s: s.nodes["talks"].probability),
    ("node:talks", "branch.deal", "70", Estimate(0.7), lambda s: s.nodes["deal"].probability),
    (
        "profile:us-base",
        "weight.us1",
        "60 70 80",
        Estimate(70, 60, 80),
        lambda s: s.profiles["us-base"].weights["us1"],
    ),
    (
        "profile:us-base",
        "weight.us1",
        "",
        None,
        lambda s: s.profiles["us-base"].weights.get("us1"),
    ),
    (
        "profile:us-base",
        "margin",
        "3 6 9",
        Estimate(6, 3, 9),
        lambda s: s.profiles["us-base"].margin,
    ),
    (
        "profile:us-base",
        "line.us1",
        "-40",
        RedLine(-40),
        lambda s: s.profiles["us-base"].red_lines["us1"],
    ),
    (
        "profile:us-base",
        "line.us2",
        "",
        None,
        lambda s: s.profiles["us-base"].red_lines.get("us2"),
    ),
    (
        "profile:us-sees-ru",
        "line.ru2",
        "none",
        RedLine(None),
        lambda s: s.profiles["us-sees-ru"].red_lines["ru2"],
    ),
    (
        "linkage:relief",
        "feasibility",
        "20 30 50",
        Estimate(0.3, 0.2, 0.5),
        lambda s: s.linkages["relief"].feasibility,
    ),
    (
        "linkage:relief",
        "effect..us2",
        "-15",
        Estimate(-15),
        lambda s: s.linkages["relief"].effects["us2"],
    ),
    (
        "linkage:relief",
        "effect.e2.ru2",
        "150",
        Estimate(150),
        lambda s: s.linkages["relief"].endpoint_effects["e2"]["ru2"],
    ),
    (
        "package:bargain",
        "override.talks.deal",
        "30",
        Estimate(0.3),
        lambda s: s.packages["bargain"].overrides["talks"]["deal"],
    ),
    ("seed:towns", "truth", "55", 55, lambda s: s.seeds["towns"].truth),
    ("seed:towns", "most", "", None, lambda s: s.seeds["towns"].most),
    (
        "inject:shelling",
        "effect..us2",
        "-15",
        Estimate(-15),
        lambda s: s.injects["shelling"].effects["us2"],
    ),
]
CHOICES: list[tuple[str, str, object, Read]] = [
    ("actor:us", "leverage", "weak", lambda s: s.actors["us"].leverage),
    ("interest:us1", "relation.us1-ru1", "0.5", lambda s: str(s.relations["us1-ru1"].sign)),
    ("shift:push-on", "actor", "ru", lambda s: s.shifts["push-on"].actor),
    ("shift:push-on", "before", "e1", lambda s: s.shifts["push-on"].before),
    ("shift:push-on", "after", "e2", lambda s: s.shifts["push-on"].after),
    ("participant:owl", "seat", "ru", lambda s: s.participants["owl"].seat),
    ("proposal:cross", "actor", "us", lambda s: s.proposals["cross"].actor),
    ("linkage:bases", "group", "money", lambda s: s.linkages["bases"].group),
    ("scenario:scenario", "limits", "hard", lambda s: s.limits),
    ("node:push", "owner", "us", lambda s: s.nodes["push"].owner),
    ("node:push", "kind", "chance", lambda s: s.nodes["push"].kind),
    ("node:push", "resolves", "rational", lambda s: s.nodes["push"].resolves),
    ("node:push", "phase", "first", lambda s: s.nodes["push"].phase),
    ("node:leave", "endpoint", "e3", lambda s: s.nodes["leave"].endpoint),
    (
        "node:talks",
        "probability.confidence",
        "high",
        lambda s: s.nodes["talks"].probability.confidence,
    ),
    ("score:e1/us1", "score.confidence", "low", lambda s: s.scores["e1", "us1"].confidence),
    ("profile:us-sees-ru", "holder", "ir", lambda s: s.profiles["us-sees-ru"].holder),
    (
        "profile:us-base",
        "reservation.how",
        "open",
        lambda s: s.profiles["us-base"].reservation or "open",
    ),
]
TICKS: list[tuple[str, str, Read]] = [
    ("endpoint:e1", "needs_agreement", lambda s: s.endpoints["e1"].needs_agreement),
    ("node:deal", "needs_agreement", lambda s: s.endpoints["e1"].needs_agreement),
    ("shift:push-on", "irreversible", lambda s: s.shifts["push-on"].irreversible),
    ("actor:ir", "principal", lambda s: s.actors["ir"].principal),
    ("source:report", "checked", lambda s: s.sources["report"].checked),
    ("node:talks", "historical", lambda s: s.nodes["talks"].historical),
]
MANY: list[tuple[str, str, str, object, Read]] = [
    ("endpoint:e1", "sources", "A report", ("report",), lambda s: s.endpoints["e1"].sources),
    ("interest:us1", "sources", "A report", ("report",), lambda s: s.interests["us1"].sources),
    ("actor:us", "sources", "A report", ("report",), lambda s: s.actors["us"].sources),
    ("shift:push-on", "sources", "A report", ("report",), lambda s: s.shifts["push-on"].sources),
    ("actor:us", "ratifiers", "Iran", ("ir",), lambda s: s.actors["us"].ratifiers),
    (
        "profile:us-base",
        "sources",
        "A report",
        ("report",),
        lambda s: s.profiles["us-base"].sources,
    ),
    ("linkage:relief", "sources", "A report", ("report",), lambda s: s.linkages["relief"].sources),
    ("session:day", "seats", "Iran", ("ir",), lambda s: s.sessions["day"].seats),
    (
        "inject:shelling",
        "sources",
        "A report",
        ("report",),
        lambda s: s.injects["shelling"].sources,
    ),
    ("seed:towns", "sources", "A report", ("report",), lambda s: s.seeds["towns"].sources),
    ("linkage:relief", "givers", "United States", (), lambda s: s.linkages["relief"].givers),
    ("linkage:relief", "receivers", "Iran", ("ru", "ir"), lambda s: s.linkages["relief"].receivers),
    (
        "linkage:relief",
        "endpoints",
        "Frozen lines",
        ("e1", "e2", "e3"),
        lambda s: s.linkages["relief"].endpoints,
    ),
    (
        "linkage:relief",
        "requires",
        "Bases stay",
        ("bases",),
        lambda s: s.linkages["relief"].requires,
    ),
    (
        "linkage:relief",
        "excludes",
        "Bases stay",
        ("bases",),
        lambda s: s.linkages["relief"].excludes,
    ),
    (
        "package:bargain",
        "linkages",
        "Bases stay",
        ("relief",),
        lambda s: s.packages["bargain"].linkages,
    ),
    (
        "score:e1/us1",
        "score.sources",
        "A report",
        ("report",),
        lambda s: s.scores["e1", "us1"].sources,
    ),
]


def at(inspector: Inspector, place: str) -> Inspector:
    kind, _colon, key = place.partition(":")
    return inspector.of(kind, key)


def is_one_step(inspector: Inspector) -> None:
    """One undo gives the first scenario back."""
    after = inspector.scenario
    assert inspector.bench.undo_text
    inspector.bench.undo()
    assert not inspector.bench.undo_text
    assert inspector.scenario != after


@pytest.mark.parametrize(("place", "key", "typed", "value", "read"), LINES)
def test_a_line_is_written_with_return(
    inspector: Inspector, place: str, key: str, typed: str, value: str, read: Read
) -> None:
    at(inspector, place).types(key, typed, ENTER)
    assert read(inspector.scenario) == value
    assert inspector.text(key) == typed
    is_one_step(inspector)


@pytest.mark.parametrize(("place", "key", "typed", "value", "read"), TEXTS)
def test_a_text_is_written_when_the_focus_leaves(
    inspector: Inspector, place: str, key: str, typed: str, value: object, read: Read
) -> None:
    at(inspector, place).types(key, typed)
    before = inspector.scenario
    inspector.control(key).window().setFocus()
    inspector.view.area.setFocus()
    assert inspector.scenario is not before
    assert read(inspector.scenario) == value
    is_one_step(inspector)


@pytest.mark.parametrize(("place", "key", "typed", "value", "read"), NUMBERS)
def test_a_number_is_read_with_comma_point_and_percent(
    inspector: Inspector, place: str, key: str, typed: str, value: object, read: Read
) -> None:
    at(inspector, place).types(key, typed, TAB)
    assert read(inspector.scenario) == value
    assert not inspector.control(key).refusal
    is_one_step(inspector)


@pytest.mark.parametrize(("place", "key", "value", "read"), CHOICES)
def test_a_choice_is_written(
    inspector: Inspector, place: str, key: str, value: object, read: Read
) -> None:
    at(inspector, place).chooses(key, value)
    assert read(inspector.scenario) == value


@pytest.mark.parametrize(("place", "key", "read"), TICKS)
def test_a_tick_is_written(inspector: Inspector, place: str, key: str, read: Read) -> None:
    at(inspector, place)
    before = read(inspector.scenario)
    inspector.ticks(key)
    assert read(inspector.scenario) is (not before)
    is_one_step(inspector)


@pytest.mark.parametrize(("place", "key", "words", "value", "read"), MANY)
def test_one_of_many_is_ticked(
    inspector: Inspector, place: str, key: str, words: str, value: object, read: Read
) -> None:
    at(inspector, place).ticks_one(key, words)
    assert read(inspector.scenario) == value
    is_one_step(inspector)


def test_the_natural_values_of_an_interest(inspector: Inspector) -> None:
    inspector.of("interest", "us2").types("unit", "troops", ENTER)
    inspector.types("natural_worst", "120000", ENTER)
    inspector.types("natural_best", "0", ENTER)
    interest = inspector.scenario.interests["us2"]
    assert (interest.natural_worst, interest.natural_best) == (120_000, 0)


def test_a_stated_reservation_value(inspector: Inspector) -> None:
    inspector.of("profile", "us-base").chooses("reservation.how", "stated")
    inspector.types("reservation.value", "-5 0 12,5", ENTER)
    assert inspector.scenario.profiles["us-base"].reservation == Estimate(0, -5, 12.5)
    inspector.chooses("reservation.how", "derived")
    assert inspector.scenario.profiles["us-base"].reservation == "derived"
    assert "reservation.value" not in inspector.view.form.controls


def test_a_red_line_in_words(inspector: Inspector) -> None:
    inspector.of("profile", "us-base").types("line.text.us2", "No troops.", ENTER)
    line = inspector.scenario.profiles["us-base"].red_lines["us2"]
    assert line == RedLine(-80, "No troops.")


def test_a_relation_is_added_and_removed(inspector: Inspector) -> None:
    inspector.of("interest", "us1").chooses("relation.add", "ru2")
    new = [each for each in inspector.scenario.relations.values() if each.target == "ru2"]
    assert [each.source for each in new] == ["us2", "us1"]
    inspector.chooses(f"relation.{new[1].id}", "")
    assert new[1].id not in inspector.scenario.relations


def test_an_effect_is_added(inspector: Inspector) -> None:
    inspector.of("linkage", "relief").chooses("effect..add", "ir1")
    assert inspector.scenario.linkages["relief"].effects["ir1"] == Estimate(0)
    assert "effect..ir1" in inspector.view.form.controls


def test_an_override_is_added_and_dropped(inspector: Inspector) -> None:
    inspector.of("package", "bargain").chooses("override.add", "push")
    overrides = inspector.scenario.packages["bargain"].overrides
    assert overrides["push"]["yield"] == inspector.scenario.nodes["yield"].probability
    inspector.clicks("override.push.drop", "drop")
    assert "push" not in inspector.scenario.packages["bargain"].overrides


def test_the_branches_of_a_node_are_spread_and_normalised(inspector: Inspector) -> None:
    inspector.of("node", "root").clicks("even", "spread")
    nodes = inspector.scenario.nodes
    even = [nodes[key].probability for key in nodes["root"].children]
    assert even == [Estimate(1 / 3)] * 3
    inspector.bench.undo()
    edits_of = {"talks": Estimate(0.5), "push": Estimate(0.5), "leave": Estimate(1.0)}
    inspector.bench.apply(edits.set_probabilities, "root", edits_of)
    inspector.clicks("even", "normalise")
    nodes = inspector.scenario.nodes
    assert nodes["leave"].probability == Estimate(0.5)


def test_history_is_declared_and_taken_back(inspector: Inspector) -> None:
    inspector.of("node", "deal").clicks("move", "happened")
    assert [move.branch for move in inspector.scenario.moves] == ["talks", "deal"]
    inspector.types("move.time", "2017-05", ENTER)
    assert inspector.scenario.moves[1].time == "2017-05"
    inspector.clicks("move.back", "back")
    assert "deal" not in [move.branch for move in inspector.scenario.moves]


def test_a_profile_gets_a_score_of_its_own_and_gives_it_up(inspector: Inspector) -> None:
    inspector.of("score", "e1/us1").clicks("whose.change", "own")
    assert ("e1", "us1") in inspector.scenario.profiles["us-base"].scores
    assert "The United States’s own score" in inspector.sentences()
    inspector.types("score", "5", ENTER)
    assert inspector.scenario.profiles["us-base"].scores["e1", "us1"].best == 5
    assert inspector.scenario.scores["e1", "us1"].best == 60
    inspector.clicks("whose.change", "base")
    assert not inspector.scenario.profiles["us-base"].scores


def test_several_nodes_are_changed_at_once(inspector: Inspector) -> None:
    inspector.of("node", "deal", "stall").chooses("endpoint", "e4")
    nodes = inspector.scenario.nodes
    assert (nodes["deal"].endpoint, nodes["stall"].endpoint) == ("e4", "e4")
    is_one_step(inspector)


def test_a_linkage_is_put_on_the_table_without_an_edit(inspector: Inspector) -> None:
    inspector.of("linkage", "relief").ticks("on")
    assert inspector.bench.assumptions.linkages == ("relief",)
    assert not inspector.bench.undo_text
    inspector.ticks("on")
    assert inspector.bench.assumptions.linkages == ()


def test_the_assumptions_become_the_scenarios_own(inspector: Inspector) -> None:
    inspector.of("scenario", "scenario")
    inspector.bench.toggle_linkage("bases")
    inspector.clicks("default", "keep")
    assert inspector.scenario.assumptions.linkages == ("bases",)


def test_the_glossary_keeps_its_terms(inspector: Inspector) -> None:
    inspector.of("scenario", "scenario").types("glossary", "ZOPA\tWhere: \nBATNA\telse")
    inspector.view.area.setFocus()
    terms = {term.id: (term.term, term.meaning) for term in inspector.scenario.glossary.values()}
    assert terms["zopa"] == ("ZOPA", "Where: The zone of possible agreement.")
    assert list(terms.values())[1] == ("BATNA", "else")


def test_an_interest_and_a_profile_are_added_to_an_actor(inspector: Inspector) -> None:
    inspector.of("actor", "ir").clicks("add", "interest")
    assert inspector.bench.selection.kind == "interest"
    assert inspector.scenario.interests[inspector.bench.selection.primary].actor == "ir"


def test_a_branch_says_what_it_and_its_siblings_lack(inspector: Inspector) -> None:
    inspector.of("node", "deal")
    assert "add up" not in inspector.sentences()
    inspector.bench.apply(edits.set_probability, "stall", Estimate(0.2))
    inspector.types("probability", "75", Key.Key_Return)
    assert "They add up to 95" in inspector.sentences().replace("\N{NO-BREAK SPACE}", " ")
    assert "is missing" in inspector.sentences()
    inspector.types("probability", "80", Key.Key_Return)
    assert "add up" not in inspector.sentences()


def test_a_quota_is_asked_for_once_there_are_ratifiers(inspector: Inspector) -> None:
    inspector.of("actor", "us")
    assert "quota" not in inspector.view.form.controls
    inspector.bench.apply(edits.amend, "actors", "us", ratifiers=("ir", "ru"))
    inspector.chooses("quota", "1")
    assert inspector.scenario.actors["us"].quota == 1
    inspector.chooses("quota", None)
    assert inspector.scenario.actors["us"].quota is None
