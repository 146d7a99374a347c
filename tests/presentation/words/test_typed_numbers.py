"""Numbers are read as people type them, and refused with the reason."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.typed_numbers import (
    NumberRefused,
    parse_estimate,
    parse_number,
    parse_probabilities,
    parse_probability,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.3", 0.3),
        ("0,3", 0.3),
        (".3", 0.3),
        (",3", 0.3),
        ("3.", 3),
        ("  7 ", 7),
        ("+7", 7),
        ("30%", 0.3),
        ("30 %", 0.3),
        ("12,5\u00a0%", 0.125),
        ("-5", -5),
        ("−5", -5),
        ("–5", -5),
        ("1,234", 1.234),
        ("12\u202f000", 12_000),
        ("1\u2009234\u2009567,5", 1_234_567.5),
        ("12'000", 12_000),
        ("\u200e0.3\u200f", 0.3),
        *(
            (f"{chr(mark)}0.3\u202c", 0.3)
            for mark in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
        ),
        ("٠٫٣", 0.3),
        ("\uff10\uff0e\uff14", 0.4),
        ("\uff14\uff12\uff05", 0.42),
        ("\uff0d\uff17\uff0c\uff15", -7.5),
        ("\uff0b8\u3000\ufe6a", 0.08),
    ],
)
def test_one_number(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    ["abc", "1.2.3", "1,234.5", "1e5", "0x10", "inf", "nan", "--5", "5-", "%", "-", ".", "10 20"],
)
def test_what_is_no_number_is_refused_and_repeated(text: str) -> None:
    with pytest.raises(NumberRefused) as refused:
        parse_number(text)
    assert refused.value.message.code == "number_unreadable"
    assert words(refused.value.message) == f"“{text}” is not a number."


def test_nothing_typed_is_asked_for() -> None:
    for text in ("", "   ", "\u200b"):
        with pytest.raises(NumberRefused) as refused:
            parse_number(text)
        assert words(refused.value.message) == "Type a number."


def test_an_endless_text_is_refused_and_not_repeated_whole() -> None:
    with pytest.raises(NumberRefused) as refused:
        parse_number("9" * 5_000)
    assert len(words(refused.value.message)) < 100


@pytest.mark.parametrize(
    "text",
    [
        "10 20 45",
        "10  20\t45",
        "10/20/45",
        "10 / 20 / 45",
        "10; 20; 45",
        "10, 20, 45",
        "10,20,45",
        "10 … 20 … 45",
        "10..20..45",
        "10-20-45",
        "10 – 20 – 45",
        "10\u00a020\u00a045",
        "10.0 20,0 45",
    ],
)
def test_three_numbers(text: str) -> None:
    read = parse_estimate(text, -100, 100)
    assert (read.low, read.best, read.high) == (10, 20, 45)


@pytest.mark.parametrize(
    ("text", "three"),
    [
        (".2 .3 .45", (0.2, 0.3, 0.45)),
        ("0,2 0,3 0,45", (0.2, 0.3, 0.45)),
        ("0.2,0.3,0.45", (0.2, 0.3, 0.45)),
        ("20% 30% 45%", (0.2, 0.3, 0.45)),
        ("20 30 45 %", (0.2, 0.3, 0.45)),
        ("20 % 30 % 45 %", (0.2, 0.3, 0.45)),
        ("20%-30%-45%", (0.2, 0.3, 0.45)),
    ],
)
def test_three_probabilities(text: str, three: tuple[float, float, float]) -> None:
    read = parse_estimate(text, 0, 1)
    assert (read.low, read.best, read.high) == three


def test_negative_scores_keep_their_signs() -> None:
    for text in ("-20 -10 5", "−20 −10 5", "-20; -10; 5", "-20/-10/5"):
        read = parse_estimate(text, -100, 100)
        assert (read.low, read.best, read.high) == (-20, -10, 5)
    assert parse_estimate("1,5 2,5 3,5", 0, 100).spread == (1.5, 3.5)


def test_one_number_has_no_spread() -> None:
    read = parse_estimate("20", -100, 100)
    assert (read.low, read.best, read.high) == (None, 20, None)


@pytest.mark.parametrize(
    ("text", "low", "high", "sentence"),
    [
        ("120", -100, 100, "120 is outside the scale from −100 to 100."),
        ("10 20 145", -100, 100, "145 is outside the scale from −100 to 100."),
        ("-0.1", 0, 1, "−0.1 is outside the scale from 0 to 1."),
        ("130%", 0, 1, "1.3 is outside the scale from 0 to 1."),
        ("101", 0, 1, "101 is outside the scale from 0 to 1."),
        (
            "30",
            0,
            1,
            "A probability lies between 0 and 1. For 30 in a hundred type 30 %.",
        ),
        (
            "30%",
            -100,
            100,
            "This scale has points, not percentages. Type 30 without the percent sign.",
        ),
        (
            "10 20",
            -100,
            100,
            "Type one number, or three: low, best and high. There are 2 here.",
        ),
        ("20 10 45", -100, 100, "Low, best and high must not fall: 20, 10, 45."),
        ("10 twenty 45", -100, 100, "“10 twenty 45” is not a number."),
        ("", -100, 100, "Type a number."),
    ],
)
def test_refusals_say_why(text: str, low: float, high: float, sentence: str) -> None:
    with pytest.raises(NumberRefused) as refused:
        parse_estimate(text, low, high)
    assert words(refused.value.message) == sentence


def test_the_ends_of_the_scale_belong_to_it() -> None:
    assert parse_estimate("-100 0 100", -100, 100).spread == (-100, 100)
    assert parse_estimate("1", 0, 1).best == 1
    assert parse_estimate("100 %", 0, 1).best == 1
    assert parse_estimate("0", 0, 1).best == 0


@given(st.text(max_size=40) | st.text("0123456789.,-%/ …", max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(NumberRefused):
        assert isinstance(parse_number(text), float)
    with suppress(NumberRefused):
        assert 0 <= parse_estimate(text, 0, 1).best <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40", Estimate(0.4)),
        ("0,4", Estimate(0.4)),
        ("40 %", Estimate(0.4)),
        ("12.5", Estimate(0.125)),
        ("1", Estimate(1)),
        ("0", Estimate(0)),
        ("20 40 60", Estimate(0.4, 0.2, 0.6)),
        ("0 1 5", Estimate(0.01, 0, 0.05)),
        ("0.2 0.4 0.6", Estimate(0.4, 0.2, 0.6)),
    ],
)
def test_a_probability_over_one_can_only_be_hundredths(text: str, expected: Estimate) -> None:
    assert parse_probability(text) == expected


@pytest.mark.parametrize("text", ["101", "-3", "0.2 40 60", "many", ""])
def test_what_is_no_probability_either_way_is_refused(text: str) -> None:
    with pytest.raises(NumberRefused):
        parse_probability(text)


@given(st.text("0123456789.,%/;+- ", max_size=12))
def test_signs_of_full_width_are_read_as_their_narrow_twins(text: str) -> None:
    wide = "".join(
        "\u3000" if letter == " " else chr(ord(letter) + 0xFEE0) if letter != "-" else "\uff0d"
        for letter in text
    )
    for parse in (parse_number, parse_probability, lambda typed: parse_estimate(typed, -100, 100)):
        assert _read(parse, wide) == _read(parse, text)


def _read(parse: Callable[[str], object], text: str) -> object:
    """The number, or why it was refused, what is quoted aside."""
    try:
        return parse(text)
    except NumberRefused as refused:
        values = {key: each for key, each in refused.message.values.items() if key != "text"}
        return refused.message.code, values


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["0.5", "29.5", "70"], [0.005, 0.295, 0.7]),
        (["1", "99"], [0.01, 0.99]),
        (["0,5", "29,5 %", "70 %"], [0.005, 0.295, 0.7]),
        (["0.5", "50 %"], [0.5, 0.5]),
        (["0.3333", "66.67 %"], [0.3333, 0.6667]),
        (["0.25", "0.75"], [0.25, 0.75]),
        (["1"], [1]),
        (["0.4", "2017"], [0.4, None]),
        (["0.4", "many", ""], [0.4, None, None]),
        (["\uff10.5", "\uff19\uff19.5"], [0.005, 0.995]),
        ([], []),
    ],
)
def test_probabilities_of_one_node_are_read_together(
    texts: list[str], values: list[float | None]
) -> None:
    assert [each and each.best for each in parse_probabilities(texts)] == values


def test_the_spread_of_a_percentage_is_one_too() -> None:
    assert parse_probabilities(["0.5 1 2", "98 99 99.5"]) == [
        Estimate(0.01, 0.005, 0.02),
        Estimate(0.99, 0.98, 0.995),
    ]


@given(st.lists(st.integers(0, 1_000), min_size=2, max_size=8), st.sampled_from(["", " %", "%"]))
def test_percentages_that_add_up_are_read_to_the_last_digit(tenths: list[int], sign: str) -> None:
    tenths[0] = max(1_000 - sum(tenths[1:]), 11)
    texts = [f"{each // 10}.{each % 10}{sign}" for each in tenths]
    assert parse_probabilities(texts) == [
        Estimate(each / 1_000) if each <= 1_000 else None for each in tenths
    ]
