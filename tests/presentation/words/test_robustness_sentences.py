"""How sure the overlap is, word for word: on Syria 2017, and on shares made up for it."""

from __future__ import annotations

from dataclasses import replace as changed

import numpy as np
import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.uncertainty.robustness import Robustness, Shares, robustness
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster
from scenario_desk.presentation.words.sentences import (
    by_overlap_index,
    deciding,
    headline_with_ranges,
    of_draws,
    share_with_error,
    what_was_drawn,
)


def syria(name: str = "syria-2017") -> Scenario:
    return load(locate("scenarios", f"{name}.scenario"))


def drawn(scenario: Scenario, **sampling) -> Robustness:
    given = {"samples": 10_000} | sampling
    return robustness(lower(scenario), scenario.assumptions, Sampling(**given))


def with_principals(*principals: str) -> Scenario:
    scenario = syria()
    actors = [
        changed(actor, principal=actor.id in principals) for actor in scenario.actors.values()
    ]
    return replace(scenario, actors=Roster(actors))


@pytest.fixture(scope="module")
def found() -> Robustness:
    return drawn(syria())


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", ",")


def test_the_headline_has_ranges_and_how_often_there_is_nothing(found):
    assert plain(headline_with_ranges(found)) == (
        "Could be signed: almost no chance to very unlikely, 1 to 9 %; nothing to sign in 7 of 100"
        " draws · Signed or tolerated: unlikely to likely, 21 to 56 %; no overlap at all in 1 of 400"
        " draws"
    )


def test_who_decides_is_whose_yes_all_others_share(found):
    assert deciding(found, "e06") == (
        "Russia decides this one: acceptable to US in 99 of 100 draws, to Russia in 55."
    )
    assert plain(deciding(found, "e08")) == (
        "US decides this one: acceptable to US in 73 of 100 draws, to Russia in all but 1 of 2,000."
    )
    assert deciding(found, "e02") == (
        "It hangs on both: acceptable to US in 6 of 100 draws, to Russia in 41, to both at once in 3."
    )
    assert deciding(found, "e10") == (
        "Russia stands in its way: acceptable to US in 83 of 100 draws, to Russia in 2."
    )
    assert plain(deciding(found, "e12")) == (
        "Neither wants it: acceptable to US in none of 10,000 draws, to Russia in none of 10,000."
    )


def test_one_principal_many_or_none():
    one = drawn(with_principals("ru"), samples=2_000)
    assert deciding(one, "e06") == "It is acceptable to Russia in 55 of 100 draws."
    many = drawn(with_principals("us", "ru", "irn"), samples=2_000)
    assert deciding(many, "e12").startswith("Nobody wants it: acceptable to US in none of")
    nobody = drawn(with_principals(), samples=20)
    assert headline_with_ranges(nobody).startswith("No principals")
    assert deciding(nobody, "e06") == ""


def test_without_a_spread_nothing_is_said_of_draws():
    found = drawn(syria("after-assad-2024"), samples=100)
    assert plain(headline_with_ranges(found)) == (
        "Could be signed: very unlikely, 12 % · Signed or tolerated: roughly even chance, 50 %"
    )
    assert what_was_drawn(found).startswith("No judgement that counts has a range")
    assert deciding(found, "d1") == ""


def test_without_a_score_there_are_bounds():
    scenario = syria()
    scenario = replace(scenario, scores=scenario.scores.without(("e04", "ru1")))
    found = drawn(scenario, samples=2_000)
    said = deciding(found, "e04")
    assert said.startswith("Undecided while judgements are missing: acceptable to US in 96 of 100")
    row = found.frame.endpoint_index["e04"]
    assert plain(share_with_error(found.overlap_index, (row,))) == "0 to 94 %"
    assert "undecided while judgements are missing" in headline_with_ranges(found)


def test_what_was_drawn_says_what_is_unusual(found):
    assert plain(what_was_drawn(found)) == (
        "10,000 joint draws, seed 1, of what was judged with a spread: 256 scores, 16 weights,"
        " 2 margins for signing and 69 probabilities."
    )
    other = drawn(
        replace(syria(), limits="hard"),
        samples=50,
        seed=7,
        quasi=False,
        weights="unknown",
        correlation=0.5,
        shape="uniform",
    )
    said = what_was_drawn(other)
    assert said.startswith("50 joint draws, seed 7")
    assert "weights," not in said
    for part in ("Of weights nothing", "correlation of 0.5", "equally likely", "pseudo-random"):
        assert part in said


def test_endpoints_go_by_their_index_with_no_more_digits_than_its_error(found):
    rows = by_overlap_index(found)
    names = [found.frame.endpoint_ids[row] for row in rows]
    assert names[:6] == ["e04", "e01", "e08", "e07", "e06", "e05"]
    assert plain(share_with_error(found.overlap_index, (rows[6],))) == "16.3 ± 0.3 %"
    assert plain(share_with_error(found.overlap_index, (rows[10],))) == "0.88 ± 0.08 %"
    assert share_with_error(found.overlap_index, (rows[-1],)) == "never"


@pytest.mark.parametrize(
    ("value", "error", "said"),
    [
        (0.553, 0.003, "55 of 100"),
        (0.553, 0.05, "about 6 of 10"),
        (0.99, 0.001, "99 of 100"),
        (0.0033, 0.0005, "1 of 300"),
        (0.0033, 0.0001, "1 of 300"),
        (0.0047, 0.0001, "1 of 210"),
        (0.9967, 0.0005, "all but 1 of 300"),
        (0.0001, 0.0001, "fewer than 1 of 100"),
        (0.9999, 0.0001, "more than 99 of 100"),
        (0.0, 0.0, "none of 10,000"),
        (1.0, 0.0, "all 10,000"),
        (0.01, 0.04, "about 1 of 10"),
        (0.4, np.nan, "40 of 100"),
    ],
)
def test_a_share_of_draws(value: float, error: float, said: str):
    share = Shares(*(np.array([each]) for each in (value, value, value, error)))
    assert plain(of_draws(share, (0,), 10_000)) == said


def test_few_draws_are_counted():
    share = Shares(*(np.array([each]) for each in (0.15, 0.15, 0.15, 0.08)))
    assert of_draws(share, (0,), 20) == "3 of 20"
