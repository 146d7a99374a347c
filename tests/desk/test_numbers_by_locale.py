"""Numbers are written in one system of digits, whatever the locale."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from scenario_desk.desk.app import write_numbers_as
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.words.language import write_decimals_with
from scenario_desk.presentation.words.numbers import estimate, parse_estimate, utility


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)
    write_decimals_with(".")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("de_DE", "−12,3"),
        ("en_US", "−12.3"),
        ("ar_MA", "−12,3"),
        ("ar_EG", "−12.3"),
        ("fa_IR", "−12.3"),
        ("mr_IN", "−12.3"),
    ],
)
def test_digits_and_decimal_mark_are_of_one_script(name: str, shown: str) -> None:
    locale = QLocale(name)
    QLocale.setDefault(locale)
    write_numbers_as(locale)
    assert utility(-12.34) == shown
    assert QLocale().zeroDigit() == "0"
    assert QLocale().toString(7) == "7"


@pytest.mark.parametrize("name", [each.name() for each in (QLocale("ar_EG"), QLocale("fa_IR"))])
def test_what_such_a_locale_types_is_read(name: str) -> None:
    locale = QLocale(name)
    typed = locale.toString(12.5, "f", 1)
    assert typed != "12.5"
    assert parse_estimate(typed, -100, 100) == Estimate(12.5)
    write_numbers_as(locale)
    assert estimate(parse_estimate(typed, -100, 100)) == "12.5"
