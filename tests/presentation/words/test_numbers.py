"""Numbers are shown with the digits they bear, and never as nan."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.words.language import write_decimals_with
from scenario_desk.presentation.words.numbers import (
    editable,
    estimate,
    likelihood,
    parse_estimate,
    passage,
    percent,
    percent_span,
    percentages,
    plain,
    signed,
    utility,
)

GAP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("probability", "text"),
    [
        (0.274, "27 %"),
        (0.5, "50 %"),
        (0, "0 %"),
        (1e-9, "<1 %"),
        (0.0099, "<1 %"),
        (0.01, "1 %"),
        (0.1 * 0.1, "1 %"),
        (0.99, "99 %"),
        (0.994, ">99 %"),
        (1 - 1e-9, ">99 %"),
        (1, "100 %"),
        (0.1 + 0.2 + 0.7, "100 %"),
        (nan, "–"),
        (None, "–"),
    ],
)
def test_percentages(probability: float, text: str) -> None:
    assert percent(probability) == text.replace(" ", GAP)


def test_a_sum_beyond_the_certain_says_so() -> None:
    assert percent(1.35) == f"135{GAP}%"
    assert percent(1.002) == f">100{GAP}%"
    assert percent(1 + 1e-12) == f"100{GAP}%"


def test_halves_round_up_whatever_arithmetic_left_of_them() -> None:
    assert percent(0.125) == f"13{GAP}%"
    assert percent((1 - 0.85) / 2) == percent(0.15 / 2) == percent(0.075) == f"8{GAP}%"


@given(st.floats(0, 1))
def test_only_the_impossible_reads_0_and_the_certain_100(probability: float) -> None:
    text = percent(probability)
    assert (text == f"0{GAP}%") == (probability <= 1e-12)
    assert (text == f"100{GAP}%") == (probability >= 1 - 1e-12)


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0, "ruled out"),
        (0.001, "almost no chance"),
        (0.044, "almost no chance"),
        (0.046, "very unlikely"),
        (0.05, "very unlikely"),
        (0.08, "very unlikely"),
        (0.2, "unlikely"),
        (0.4, "unlikely"),
        (0.45, "roughly even chance"),
        (0.5, "roughly even chance"),
        (0.55, "likely"),
        (0.8, "very likely"),
        (0.95, "almost certain"),
        (0.999, "almost certain"),
        (1, "certain"),
        (nan, "unknown"),
    ],
)
def test_likelihood_in_words(probability: float, words: str) -> None:
    assert likelihood(probability) == words


def test_utilities_show_a_decimal_only_where_it_is_known() -> None:
    assert utility(14.93) == "14.9"
    assert utility(14.93, spread=4) == "14.9"
    assert utility(14.93, spread=25) == "15"
    assert utility(14.93, digits=2) == "14.93"
    assert utility(-9.31) == "−9.3"
    assert utility(-9.31, decimal=",") == "−9,3"
    assert utility(-0.04) == "0.0"
    assert utility(nan) == utility(None) == utility(inf) == "–"


def test_signs_are_true_and_zero_has_none() -> None:
    assert signed(20) == "+20"
    assert signed(-35) == "−35"
    assert signed(-2.66) == "−2.7"
    assert signed(17.7, decimal=",") == "+17,7"
    assert signed(0) == signed(-0.0) == signed(0.02) == signed(-0.02) == "0"
    assert signed(2.66, digits=0) == "+3"
    assert signed(nan) == "–"


def test_numbers_in_full() -> None:
    assert plain(0.1 + 0.2) == "0.30000000000000004"
    assert plain(0.3) == "0.3"
    assert plain(-12.50, decimal=",") == "−12,5"
    assert plain(1000.0) == "1000"
    assert plain(1e-7) == "0.0000001"
    assert plain(-0.0) == "0"
    assert plain(None) == "–"


def test_estimates_to_read() -> None:
    assert estimate(Estimate(20)) == "20"
    assert estimate(Estimate(low=-10, best=20, high=45.5)) == "20 (−10 to 45.5)"
    assert estimate(None) == "–"
    share = Estimate(low=0.05, best=0.1 + 0.2, high=0.455)
    assert (
        estimate(share, percentage=True).replace("\N{NO-BREAK SPACE}", " ")
        == "30 % (5 % to 45.5 %)"
    )
    assert estimate(Estimate(1), percentage=True) == "100\N{NO-BREAK SPACE}%"


def test_estimates_to_edit() -> None:
    spread = Estimate(low=0.2, best=0.3, high=0.45)
    assert editable(spread) == "0.2 0.3 0.45"
    assert editable(spread, decimal=",") == "0,2 0,3 0,45"
    assert editable(spread, percentage=True) == "20 30 45 %"
    assert editable(Estimate(-5)) == "−5"
    assert editable(None) == ""


def test_what_arithmetic_leaves_is_no_judgement_to_edit() -> None:
    assert editable(Estimate(0.1 + 0.2 - 0.15), percentage=True) == "15 %"
    assert editable(Estimate(0.1 + 0.2)) == "0.3"


def numbers(low: float, high: float) -> st.SearchStrategy[Estimate]:
    values = st.floats(low, high).filter(lambda value: value == 0 or abs(value) > 1e-9)
    three = st.lists(values, min_size=3, max_size=3).map(sorted)
    return values.map(Estimate) | three.map(lambda v: Estimate(low=v[0], best=v[1], high=v[2]))


@given(numbers(-100, 100), st.sampled_from(".,"))
def test_what_is_offered_for_editing_reads_back_the_same(value: Estimate, decimal: str) -> None:
    read = parse_estimate(editable(value, decimal=decimal), -100, 100)
    assert ends(read) == pytest.approx(ends(value), rel=1e-11)


@given(numbers(0, 1), st.sampled_from(".,"))
def test_percentages_read_back_the_same(value: Estimate, decimal: str) -> None:
    read = parse_estimate(editable(value, decimal=decimal, percentage=True), 0, 1)
    assert ends(read) == pytest.approx(ends(value), rel=1e-11)


@given(numbers(0, 1))
def test_percentages_for_others_read_back_to_the_last_digit_that_is_no_noise(
    value: Estimate,
) -> None:
    read = parse_estimate(percentages(value), 0, 1)
    assert ends(read) == pytest.approx(ends(value), rel=1e-15, abs=0)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "30 %"),
        (0.55 - 0.4, "15 %"),
        (0.333333333333, "33.3333333333 %"),
        (1 / 3, "33.33333333333333 %"),
        (1e-7, "0.00001 %"),
        (0.12345, "12.34500 %"),
        (0, "0 %"),
        (1, "100 %"),
    ],
)
def test_percentages_for_others_have_every_digit_but_noise(value: float, text: str) -> None:
    assert percentages(Estimate(value)) == text


def ends(value: Estimate) -> list[float]:
    return [each for each in (value.low, value.best, value.high) if each is not None]


def test_numbers_follow_the_separator_of_the_reader() -> None:
    write_decimals_with(",")
    try:
        assert utility(-12.34) == "−12,3"
        assert plain(0.5) == "0,5"
        assert editable(Estimate(best=1.5, low=0.5, high=2.5)) == "0,5 1,5 2,5"
    finally:
        write_decimals_with(".")
    assert utility(-12.34) == "−12.3"


def test_a_span_is_never_broken_over_two_lines() -> None:
    assert " " not in percent_span(0.004, 0.7)
    assert percent_span(0.004, 0.7).split() == ["<1", "to", "70", "%"]


def test_a_passage_has_no_break_within_it() -> None:
    assert passage("5", "7.7") == f"5{GAP}→{GAP}7.7"
    assert " " not in passage(percent(0.08), percent(0.12))
