"""Pictures of packages: their words, what can be chosen in them, and where things stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QFont

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.packages.gains import gains
from scenario_desk.analysis.packages.search import Search
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.packages.gains_bars import gains_bars
from scenario_desk.presentation.packages.package_plane import PackagePlane, frontier_figure
from scenario_desk.presentation.packages.package_rows import (
    opening_rows,
    package_key,
    package_of,
)
from scenario_desk.presentation.packages.ticks import ticks_of
from scenario_desk.presentation.robustness.figure import Figure
from scenario_desk.presentation.robustness.rows import RowFigure
from scenario_desk.presentation.tokens import tokens


def syria(**rules: dict[str, tuple[str, ...]]) -> Scenario:
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    changed = [replace(each, **rules.get(each.id, {})) for each in scenario.linkages.values()]
    return replace(scenario, linkages=Roster(changed))


def evaluated(scenario: Scenario, *linkages: str) -> tuple[Evaluation, Search]:
    frame = lower(scenario)
    assumptions = replace(scenario.assumptions, package=None, linkages=linkages)
    return evaluate(frame, assumptions), Search(frame, assumptions)


def frontier_of(scenario: Scenario, endpoint: str) -> Figure:
    evaluation, search = evaluated(scenario)
    row = evaluation.frame.endpoint_index[endpoint]
    tables = search.tables
    return frontier_figure(
        evaluation.frame,
        search.frontier([endpoint]),
        tables.nothing.values.utility[row],
        tables.everything.acceptance.threshold[row],
    )


def test_gains_name_each_principal_and_what_is_moved_most_first() -> None:
    evaluation, search = evaluated(syria(), "l1", "l3", "l5")
    row = evaluation.frame.endpoint_index["e16"]
    figure = gains_bars(evaluation, gains(search.tables, evaluation, row))
    assert figure.twin.columns == ("Interest", "Points")
    assert figure.twin.rows[:3] == (
        ("US", "−1.3"),
        ("US-led order and linked issues", "−5.0"),
        ("No direct clash with Russia", "+3.7"),
    )
    assert figure.twin.rows[3:5] == (("Russia", "+17.8"), ("Bases and access", "+5.8"))
    assert figure.foot == ("9 interests of theirs stay as they are.",)


def test_rows_hold_the_smallest_packages_and_their_keys_lead_back_to_them() -> None:
    evaluation, search = evaluated(syria())
    opening = search.opening("e16")
    without = search.tables.nothing.values.utility[evaluation.frame.endpoint_index["e16"]]
    figure = opening_rows(evaluation.frame, opening, without)
    assert figure.says == ("7 packages of 3 items bring it in, and none of fewer.",)
    keys = [package_of(row.key) for row in figure.rows]
    assert keys == [each.linkages for each in opening.minimal]
    first = figure.twin.rows[0]
    assert first[0] == "Ukraine sanctions relief + Arms-control track + Basing guarantee"
    assert first[2:] == ("−1.3", "+17.8", "0", "0")


def test_what_is_in_by_itself_or_by_nothing_has_no_rows_and_says_so() -> None:
    evaluation, search = evaluated(syria())
    without = search.tables.nothing.values.utility[0]
    for endpoint, said in (
        ("e05", "In the overlap with nothing on the table."),
        ("e12", "No valid package of what is on offer brings it in."),
    ):
        figure = opening_rows(evaluation.frame, search.opening(endpoint), without)
        assert figure.rows == ()
        assert figure.says == (said,)


@pytest.mark.parametrize("linkages", [(), ("l1",), ("l1", "l-2.x")])
def test_a_key_names_its_package(linkages: tuple[str, ...]) -> None:
    assert package_of(package_key(linkages)) == linkages
    assert package_key(linkages)


def test_the_frontier_stands_where_the_utilities_are(qapp: object) -> None:
    figure = frontier_of(syria(), "e16")
    assert isinstance(figure, PackagePlane)
    placed = figure.placed(600.0, 400.0, Style(tokens("light"), 1.0, QtTypeSetter(QFont())))
    assert len(placed.spots) == len(figure.dots) == len(figure.twin.rows)
    middles = [spot.box.middle for spot in placed.spots]
    assert [y for _x, y in middles] == sorted(y for _x, y in middles)
    by_x = sorted(zip(figure.dots, middles, strict=True), key=lambda each: each[0].x)
    assert [x for _dot, (x, _y) in by_x] == sorted(x for _dot, (x, _y) in by_x)
    assert all(placed.plane.frame.holds(x, y) for x, y in middles)


def test_what_is_green_lies_beyond_both_lines() -> None:
    figure = frontier_of(syria(), "e16")
    assert isinstance(figure, PackagePlane)
    x, y = figure.signing
    inside = {dot.key for dot in figure.dots if dot.inside}
    beyond = {dot.key for dot in figure.dots if dot.x >= x and dot.y >= y}
    assert inside == beyond != set()


def test_without_two_principals_the_frontier_is_rows() -> None:
    scenario = syria()
    one = [replace(each, principal=each.id == "us") for each in scenario.actors.values()]
    assert isinstance(frontier_of(replace(scenario, actors=Roster(one)), "e16"), RowFigure)


def test_a_tick_that_a_rule_forbids_says_which() -> None:
    scenario = syria(l1={"excludes": ("l2",)}, l3={"requires": ("l4",)})
    evaluation, search = evaluated(scenario, "l1")
    ticks = {
        each.linkage: each for each in ticks_of(evaluation.frame, search.rules, evaluation.linkages)
    }
    assert ticks["l1"].ticked
    assert ticks["l1"].allowed
    assert ticks["l1"].says == "It rules out “NATO enlargement freeze”."
    assert not ticks["l2"].allowed
    assert ticks["l2"].says == (
        "“Ukraine sanctions relief” and “NATO enlargement freeze” would both be chosen, but may not"
        " be together."
    )
    assert ticks["l3"].allowed
    assert ticks["l3"].says == "With it “Iran package” must be chosen."
    assert (ticks["l5"].says, ticks["l5"].chance) == ("", "feasible: 50\N{NO-BREAK SPACE}%")


def test_what_clashes_on_the_table_can_be_taken_off() -> None:
    evaluation, search = evaluated(syria(l1={"excludes": ("l2",)}), "l1", "l2")
    ticks = ticks_of(evaluation.frame, search.rules, evaluation.linkages)
    assert [each.linkage for each in ticks if each.allowed] == ["l1", "l2"]
