"""What judgements are called: Syria 2017 with linkages on the table and another profile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.uncertainty.judgements import Judgements, Kind, judgements
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from scenario_desk.presentation.robustness.judged import place_of, range_words
from scenario_desk.presentation.words.sentences import judged_value, judgement
from scenario_desk.presentation.words.sentences.judgement import judgement_path
from tests.analysis.newsworthy import with_news
from tests.analysis.uncertainty.by_hand import spread_overrides


@pytest.fixture(scope="module")
def judged() -> Judgements:
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    profiles = Table({"us": "us-trump17"})
    return judgements(
        lower(scenario), Assumptions(profiles=profiles, linkages=tuple(scenario.linkages))
    )


def value_at(scenario: Scenario, path: tuple[str, ...]) -> object:
    if path[0] == "scores":
        return scenario.scores[path[1], path[2]]
    found: Any = scenario
    for step in path:
        found = found.get(step) if isinstance(found, Mapping) else getattr(found, step)
    return found


def test_a_probability_of_the_package_has_its_name() -> None:
    scenario = spread_overrides(load(locate("scenarios", "syria-2017.scenario")), "pk-a")
    judged = judgements(lower(scenario), Assumptions(package="pk-a"))
    names = {judgement(judged, number) for number in range(len(judged))}
    assert len(names) == len(judged)
    mine = judged.of_kind(Kind.OVERRIDE)
    for number in range(mine.start, mine.stop):
        found = value_at(scenario, judgement_path(judged, number))
        assert isinstance(found, Estimate)
        assert found.spread == tuple(judged.estimates[1:, number])
        assert judgement(judged, number).endswith(" under “Syria-only package”")
        assert range_words(judged, number).endswith("%")
        assert place_of(judged, number) == "package:pk-a"
    assert mine.stop - mine.start > 10


def test_what_an_inject_says_has_its_name() -> None:
    scenario = with_news(load(locate("scenarios", "syria-2017.scenario")), 1)
    judged = judgements(lower(scenario), Assumptions())
    for kind, ending in ((Kind.INJECT_EFFECT, ""), (Kind.INJECT_OVERRIDE, " under “j2”")):
        mine = judged.of_kind(kind)
        names = {judgement(judged, number) for number in range(mine.start, mine.stop)}
        assert len(names) == mine.stop - mine.start > 3
        assert any(name.endswith(ending) for name in names)
        for number in range(mine.start, mine.stop):
            found = value_at(scenario, judgement_path(judged, number))
            assert isinstance(found, Estimate)
            assert found.spread == tuple(judged.estimates[1:, number])
            assert place_of(judged, number).startswith("inject:j")
    assert any("“j0”" in judgement(judged, number) for number in range(len(judged)))


def test_each_kind_has_its_name(judged: Judgements) -> None:
    names = {judgement(judged, number) for number in range(len(judged))}
    assert len(names) == len(judged)
    assert names >= {
        "US's score of “Managed succession” on “Defeat ISIS and al-Qaida”",
        "Russia's weight on “Bases and access”",
        "Russia's margin",
        "the probability of “Raise pressure for a transition”",
        "the effect of “Iran package” on “Contain spillover”",
        "the probability of “Leave” below “Hold in the main”",
        "the effect of “Basing guarantee” on “Bases and access” at “UN administration”",
    }


def test_what_is_named_is_where_the_estimate_stands(judged: Judgements) -> None:
    scenario = judged.frame.scenario
    seen = set()
    for number in range(len(judged)):
        kind = Kind(judged.kind[number])
        path = judgement_path(judged, number)
        value = value_at(scenario, path)
        if value is None and kind in {Kind.WEIGHT, Kind.MARGIN}:
            continue  # The profile leaves it to its base.
        seen.add(kind)
        assert isinstance(value, Estimate)
        assert [value.best, value.low, value.high] == judged.estimates[:, number].tolist()
    by_others = {Kind.OVERRIDE, Kind.INJECT_EFFECT, Kind.INJECT_OVERRIDE}
    assert seen == set(Kind) - {Kind.RESERVATION} - by_others


def test_values_are_written_by_their_kind() -> None:
    assert judged_value(Kind.PROBABILITY, 0.27) == "27\N{NO-BREAK SPACE}%"
    assert judged_value(Kind.SCORE, -3.52) == "−3.5"
    assert judged_value(Kind.WEIGHT, 40.0) == "40"
