"""What ships is whole, cited and spelled right; that the figures are right is tested by value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.perception import perception
from scenario_desk.exchange.scenario_file import dumps, load, loads
from scenario_desk.exchange.templates import templates
from scenario_desk.model.checks import check
from scenario_desk.model.entities import Assumptions, Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster, Table
from scenario_desk.presentation.words.messages import words

FOLDER = Path(__file__).parents[2] / "scenarios"
NAMES = ("after-assad-2024", "blank", "chemical-weapons-2013", "syria-2017")

CITATION = re.compile(r"\[([a-z0-9]+(?:-[a-z0-9]+)*(?:, [a-z0-9]+(?:-[a-z0-9]+)*)*)\]")
CITED = re.compile(" " + CITATION.pattern)
AMERICAN = re.compile(
    r"\b\w*(?:iz(?:e[ds]?|ing|ation)|yz(?:e[ds]?|ing)|favor|color|behavior|neighbor|defense|"
    r"offense|labor|traveled|canceled)\b",
    re.IGNORECASE,
)
BRITISH_ANYWAY = {"size", "sized", "prize", "prized", "seize", "seized"}
"""What the pattern also finds, and what is spelled so everywhere."""


@pytest.fixture(scope="module", params=NAMES)
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return load(FOLDER / f"{request.param}.scenario")


@pytest.fixture(scope="module")
def syria() -> Scenario:
    return load(FOLDER / "syria-2017.scenario")


def texts(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a scenario with where it stands, the sources' own words left out."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Roster | Table):
        for key, entity in value.items():
            yield from texts(entity, f"{place} {key}")
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, place)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("sources", "parents"):
                yield from texts(getattr(value, field.name), f"{place} {field.name}")


def cited(scenario: Scenario) -> set[str]:
    """The sources a scenario names, in its fields and in square brackets in its texts."""
    found: set[str] = set()

    def gather(value: object) -> None:
        if isinstance(value, Roster | Table):
            for entity in value.values():
                gather(entity)
        elif is_dataclass(value):
            for field in fields(value):
                part = getattr(value, field.name)
                if field.name == "sources" and isinstance(part, tuple):
                    found.update(part)
                elif field.name != "parents":
                    gather(part)

    gather(scenario)
    for _, text in texts(scenario):
        for group in CITATION.findall(text):
            found.update(group.split(", "))
    return found


def history(scenario: Scenario) -> list[Node]:
    """The marked branches from the root down, as far as they follow one another."""
    path, node = [], scenario.nodes[scenario.root]
    while marked := [child for child in node.children if scenario.nodes[child].historical]:
        (only,) = marked
        node = scenario.nodes[only]
        path.append(node)
    return path


def test_these_ship():
    assert sorted(path.stem for path in FOLDER.glob("*.scenario")) == list(NAMES)


def test_a_file_is_as_the_program_writes_it(scenario):
    again = dumps(scenario)
    assert loads(again) == scenario
    assert again in [path.read_bytes() for path in FOLDER.glob("*.scenario")]


def test_nothing_in_it_is_wrong(scenario):
    errors = [words(finding) for finding in check(scenario) if finding.level == "error"]
    assert not errors


def test_ids_are_lower_case(scenario):
    for name in ROSTERS:
        assert [key for key in getattr(scenario, name) if key != key.lower()] == []
    assert [key for key in scenario.nodes if key != key.lower()] == []


def test_every_source_cited_exists_and_every_source_is_cited(scenario):
    assert cited(scenario) == set(scenario.sources)


def test_square_brackets_hold_citations_alone(scenario):
    for place, text in texts(scenario):
        for bracket in re.findall(r"\[[^\]]*\]?", text):
            assert CITATION.fullmatch(bracket), f"{place}: {bracket}"


def test_sources_say_what_they_are(scenario):
    for source in scenario.sources.values():
        assert source.title, source.id
        assert source.date, source.id


def test_spelling_is_british_throughout(scenario):
    found = [
        (place, match.group())
        for place, text in texts(scenario)
        for match in AMERICAN.finditer(text)
        if match.group().lower() not in BRITISH_ANYWAY
    ]
    assert not found


def test_texts_are_set_alike(scenario):
    for place, text in texts(scenario):
        assert text == text.strip(), place
        assert "  " not in text, place
        assert not re.search(r" [.,]|\.\.", text), place
        assert "cease-fire" not in text.lower(), place
        assert not re.search(r"\d%", text), place
        assert not re.search(r"\b(\w+) \1\b", text), f"{place}: {text}"


def test_texts_speak_in_names_and_not_in_ids(scenario):
    """A reader knows interests, endpoints and nodes by their names."""
    code = re.compile(r"\b(?:E\d\d|N\d\d|T\d\d|(?:US|RU)\d|PK-[AB])\b")
    assert [(place, text) for place, text in texts(scenario) if code.search(text)] == []


def test_both_ends_of_every_scale_are_said_in_a_sentence(scenario):
    for interest in scenario.interests.values():
        for end in (interest.worst, interest.best):
            assert end.endswith("."), interest.id
            assert end[0].isupper(), interest.id
            assert len(end) < 120, interest.id
        assert interest.worst != interest.best
        assert interest.description.endswith("."), interest.id
        assert interest.origin, interest.id


def test_whoever_opens_it_is_told_what_it_is(scenario):
    if len(scenario.nodes) == 1:
        # The blank one is called after what is made of it.
        assert not scenario.title
        return
    description = scenario.notes.partition("\n\n")[0]
    assert scenario.title
    assert description.endswith(".")
    assert len(description) < 250


@pytest.mark.parametrize("each", templates(), ids=lambda each: each.name)
def test_whoever_chooses_one_is_told_what_it_is(each):
    assert each.title
    assert each.description.endswith((".", "?"))
    assert len(each.description) < 250


def test_it_is_said_that_scores_are_judgements(scenario):
    if scenario.scores:
        assert "not measurements" in scenario.notes


def test_zero_is_called_the_baseline(scenario):
    """An anchor is something else: a first number that pulls a judgement towards it."""
    assert [place for place, text in texts(scenario) if re.search(r"\banchor", text, re.I)] == []


def test_a_term_of_the_figures_is_explained_alike_wherever_it_is():
    told: dict[str, set[str]] = {}
    for name in NAMES:
        for term in load(FOLDER / f"{name}.scenario").glossary.values():
            told.setdefault(term.id, set()).add(CITED.sub("", term.meaning))
    figures = ("reservation-value", "margin", "tolerated", "with-the-package", "spoiler", "zopa")
    assert {name: len(told[name]) for name in figures} == dict.fromkeys(figures, 1)
    (threshold,) = told["reservation-value"]
    assert "average" in threshold
    assert "plus its margin" in threshold
    (margin,) = told["margin"]
    assert "principals only" in margin
    (zone,) = told["zopa"]
    assert "need agreement" in zone


def test_every_principal_has_a_reservation_and_a_margin(scenario):
    assert scenario.principals
    for actor in scenario.principals:
        base = scenario.profiles[actor.base_profile]
        assert base.reservation == "derived"
        assert base.margin is not None


def test_nothing_is_judged_in_the_blank_one():
    blank = load(FOLDER / "blank.scenario")
    assert [actor.name for actor in blank.principals] == ["United States", "Russia"]
    assert list(blank.nodes) == [blank.root]
    assert not any((blank.interests, blank.endpoints, blank.scores))


@pytest.mark.parametrize("name", ["after-assad-2024", "chemical-weapons-2013"])
def test_no_range_is_invented_where_one_number_was_judged(name):
    scenario = load(FOLDER / f"{name}.scenario")
    judged = [*scenario.scores.values()]
    judged += [node.probability for node in scenario.nodes.values() if node.probability]
    judged += [each for profile in scenario.profiles.values() for each in profile.weights.values()]
    assert all(each.low is None for each in judged)


def test_everything_of_syria_2017_is_there(syria):
    kinds = [node.kind for node in syria.nodes.values()]
    assert (kinds.count("decision"), kinds.count("chance"), kinds.count("leaf")) == (13, 12, 45)
    assert len(syria.endpoints) == 16
    assert len(syria.scores) == 16 * len(syria.interests) == 720
    assert len(syria.sources) == 108
    assert [len(syria.profiles_of(actor.id)) for actor in syria.principals] == [4, 4]
    assert list(syria.linkages) == ["l1", "l2", "l3", "l4", "l5", "l6"]
    assert list(syria.packages) == ["pk-a", "pk-b"]
    assert {node.phase for node in syria.nodes.values() if node.phase} == set(syria.phases)
    assert len(syria.relations) == 11
    for endpoint in syria.endpoints.values():
        assert all((endpoint.indicators, endpoint.analogue, endpoint.sources, endpoint.notes))
        assert len(endpoint.attributes) == 14


def test_the_record_counts_what_china_joined(syria):
    vetoes = [line for line in syria.actors["ru"].notes.splitlines() if "(veto)" in line]
    joined = [line for line in vetoes if "China" in line.partition("against ")[2].split(";")[0]]
    assert (len(vetoes), len(joined)) == (18, 10)
    assert "China, which joined ten of the eighteen vetoes" in syria.notes


def test_what_the_notes_say_of_secondary_actors_without_a_deal(syria):
    """Their stated 0 is less than the average that a principal's value is derived by."""
    evaluation = evaluate(lower(syria))
    frame, reach = evaluation.frame, evaluation.endpoint_reach
    alone = [frame.endpoint_index[e.id] for e in syria.endpoints.values() if not e.needs_agreement]
    zone = [frame.endpoint_index[key] for key in evaluation.ids(evaluation.agreement_zone)]
    found = []
    for actor in ("gov", "irn"):
        utility = evaluation.utility[:, frame.actor_index[actor]]
        average = sum(reach[row] * utility[row] for row in alone) / sum(reach[row] for row in alone)
        assert all(utility[row] < average for row in zone)
        found.append(round(average))
    assert "would be {} and {}, and each would".format(*found) in syria.notes


def test_no_branch_is_longer_than_the_one_that_history_took(syria):
    def depth(node: Node) -> int:
        return max([1 + depth(syria.nodes[child]) for child in node.children], default=0)

    assert "the path that history took is the longest in it" in syria.notes
    assert len(history(syria)) == depth(syria.nodes[syria.root])


def test_the_endpoints_of_syria_2017_exclude_each_other(syria):
    """Any two differ in at least two observable attributes."""
    seen = [dict(endpoint.attributes) for endpoint in syria.endpoints.values()]
    for row, one in enumerate(seen):
        for other in seen[:row]:
            assert sum(one[name] != other[name] for name in one) >= 2


def test_every_judgement_about_the_principals_is_explained(syria):
    principals = {actor.id for actor in syria.principals}
    for (endpoint, interest), score in syria.scores.items():
        if syria.interests[interest].actor in principals:
            assert score.rationale, (endpoint, interest)
            assert score.low is not None, (endpoint, interest)
    for node in syria.nodes.values():
        assert node.id == syria.root or node.probability.rationale, node.id
        if node.kind != "leaf":
            assert all((node.question, node.notes, node.phase, node.start, node.end)), node.id
    for linkage in syria.linkages.values():
        assert linkage.feasibility.rationale, linkage.id
        assert linkage.sources, linkage.id


def test_every_estimate_of_syria_2017_is_in_order(syria):
    def estimates(value: object) -> Iterator[Estimate]:
        if isinstance(value, Estimate):
            yield value
        elif isinstance(value, Roster | Table):
            for item in value.values():
                yield from estimates(item)
        elif is_dataclass(value):
            for field in fields(value):
                if field.name != "parents":
                    yield from estimates(getattr(value, field.name))

    found = list(estimates(syria))
    assert len(found) > 900
    assert all(estimate.ordered for estimate in found)


def test_the_lenses_of_syria_2017_assume_what_they_are_called_by(syria):
    seen = {lens.name: lens.assumptions for lens in syria.lenses.values()}
    assert seen == {
        "As Moscow saw Washington": Assumptions(Table({"us": "perc-us-by-ru"})),
        "As Washington saw Moscow": Assumptions(Table({"ru": "perc-ru-by-us"})),
        "The Obama years": Assumptions(Table({"us": "us-obama"})),
        "Grand bargain": Assumptions(package="pk-b"),
    }
    assert all(lens.notes.startswith("Assumes ") for lens in syria.lenses.values())
    frame = lower(syria)
    counts = [int(evaluate(frame, each).agreement_zone.sum()) for each in seen.values()]
    assert counts == [4, 2, 4, 6]
    gap = perception(frame, syria.assumptions)
    for holder, key in (("ru", "moscow-saw-washington"), ("us", "washington-saw-moscow")):
        through = evaluate(frame, syria.lenses[key].assumptions)
        assert through.ids(through.in_overlap == 1) == gap[holder].overlap


def test_history_is_marked_where_it_is_known(syria):
    path = history(syria)
    assert [node.id for node in path] == ["n02", "n05", "n12", "n20", "n25", "t45"]
    assert path[-1].endpoint == "e13"
    assert sum(node.historical for node in syria.nodes.values()) == len(path)

    small = load(FOLDER / "chemical-weapons-2013.scenario")
    assert [node.id for node in history(small)] == ["m2", "m4", "m6", "t07"]
    assert history(small)[-1].endpoint == "c1"

    still_open = load(FOLDER / "after-assad-2024.scenario")
    assert history(still_open) == []


def test_the_reader_is_warned_of_the_essays_two_slips(syria):
    assert "they were separate Soviet republics" in syria.notes
    assert "the treaty of 1949 provides for collective defence" in syria.notes


def test_the_record_of_votes_holds_every_veto(syria):
    russia, america = syria.actors["ru"].notes, syria.actors["us"].notes
    vetoes = [line for line in russia.splitlines() if "(veto)" in line]
    assert [line[:7] for line in vetoes] == [
        *("2011-10", "2012-02", "2012-07", "2014-05", "2016-10", "2016-12", "2017-02", "2017-04"),
        *("2017-10", "2017-11", "2017-11", "2018-04", "2019-09", "2019-12", "2020-07", "2020-07"),
        *("2022-07", "2023-07"),
    ]
    dates = [[line[:10] for line in notes.splitlines()[1:]] for notes in (russia, america)]
    assert dates[0] == dates[1] == sorted(dates[0])
    assert "(veto)" not in america


def test_what_was_known_is_told_from_what_came_later(syria):
    """Where a reason for a judgement names a later event, it says so and comes second."""
    reasons = [linkage.feasibility.rationale for linkage in syria.linkages.values()]
    reasons += [package.override_note for package in syria.packages.values()]
    for reason in reasons:
        known, marked, _ = reason.partition("Later: ")
        assert not re.search(r"20(1[89]|2\d)|(March|July|August) 2017", known), reason
        assert not marked or "Known at the baseline date: " in known


def test_media_of_states_are_called_so(scenario):
    hosts = "tass|sputniknews|noticiaslatam|rt|xinhuanet|aa|tehrantimes"
    owned = re.compile(rf"//(?:[\w-]+\.)*(?:{hosts})\.(?:com|lat)\b")
    for source in scenario.sources.values():
        if owned.search(source.locator):
            assert re.search(r"\bstate\b", source.publisher), source.id


def test_whoever_guarantees_a_zone_is_accounted_for(syria):
    """Jordan is no actor: the text puts its part with the United States'."""
    zones = syria.endpoints["e07"]
    assert "the US in the south together with Jordan" in zones.description
    assert "no actor of this file" in zones.notes


def test_a_weight_over_a_range_nobody_uses_says_why(syria):
    rationale = syria.profiles["ru-base"].weights["ru2"].rationale
    used = [score.best for (_, interest), score in syria.scores.items() if interest == "ru2"]
    added = [syria.linkages[linkage].effects["ru2"].best for linkage in ("l1", "l2")]
    assert f"−{-min(used):g} to +{max(used):g}" in rationale
    assert f"adds {added[0]:g}" in rationale
    assert f"+{10 + sum(added):g}" in rationale


def test_the_first_question_of_2013_is_still_open_at_its_baseline():
    small = load(FOLDER / "chemical-weapons-2013.scenario")
    assert small.nodes[small.root].question == "Ask Congress or strike now?"
    assert small.baseline_date < "2013-08-31"
    assert small.actors["gov"].leverage == "veto"
    assert "declare" in small.endpoints["c1"].description


def test_only_what_takes_two_votes_needs_a_signature_in_2024():
    small = load(FOLDER / "after-assad-2024.scenario")
    assert [end.id for end in small.endpoints.values() if end.needs_agreement] == ["d2"]
    assert {"tur", "isr"} <= set(small.actors)
    assert len(small.scores) == len(small.endpoints) * len(small.interests)


def test_how_close_the_verdicts_of_2024_are_is_said_in_points():
    small = load(FOLDER / "after-assad-2024.scenario")
    evaluation = evaluate(lower(small))
    rows, columns = evaluation.frame.endpoint_index, evaluation.frame.actor_index
    over = evaluation.utility - evaluation.threshold
    assert 4 < over[rows["d5"], columns["us"]] < 5
    assert 4 < over[rows["d3"], columns["us"]] < 5
    assert -2.5 < over[rows["d3"], columns["ru"]] < -2
    assert "tolerated by the US by less than five points" in small.notes
    assert "Russia rejects by little more than two" in small.notes


@pytest.mark.parametrize(
    ("name", "agreement", "tolerated", "spoiled"),
    [
        ("chemical-weapons-2013", ["c1", "c2", "c6"], [], {"gov": ["c3", "c4", "c6"]}),
        (
            "after-assad-2024",
            ["d2"],
            ["d1", "d5"],
            {"tur": ["d4", "d5", "d6"], "isr": ["d3", "d4", "d6"]},
        ),
    ],
)
def test_the_zones_of_the_small_ones(name, agreement, tolerated, spoiled):
    """What their notes say of the overlap and of the spoilers in it."""
    evaluation = evaluate(lower(load(FOLDER / f"{name}.scenario")))
    assert list(evaluation.ids(evaluation.agreement_zone)) == agreement
    assert list(evaluation.ids(evaluation.tolerated)) == tolerated
    for actor, endpoints in spoiled.items():
        column = evaluation.spoilers[:, evaluation.frame.actor_index[actor]]
        assert list(evaluation.ids(column)) == endpoints
