"""What the chart shows: names that touch nothing, classes, regions, held results, open scores."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from scenario_desk.exchange.pictures.chart_picture import chart_picture
from scenario_desk.exchange.pictures.sheet import sheet
from scenario_desk.model.edits import (
    add,
    amend,
    amend_scenario,
    set_margin,
    set_reservation,
    set_score,
)
from scenario_desk.model.entities import Endpoint
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import replace as replaced
from scenario_desk.model.starting import empty_scenario
from scenario_desk.model.table import Table
from scenario_desk.presentation.chart.arrangement import Arrangement
from scenario_desk.presentation.chart.dot_names import MOST_NUMBERS
from scenario_desk.presentation.tokens import tokens
from tests.desk.chart.conftest import Chart, Show
from tests.model.building import small_scenario
from tests.presentation.chart import readable


def arranged(chart: Chart) -> Arrangement:
    found = chart.plot.arranged()
    assert found is not None
    return found


def assert_readable(chart: Chart) -> None:
    """Names are readable, and no words of a line lie on those of another."""
    readable.assert_readable(chart.drawn())
    for one, other in combinations([shape.words for shape in arranged(chart).lines], 2):
        assert not one.touches(other)


@pytest.mark.parametrize("size", [(540, 520), (700, 620), (900, 800)])
@pytest.mark.parametrize("package", [None, "pk-a", "pk-b"])
def test_no_name_lies_on_anything(
    flagship: Chart, size: tuple[int, int], package: str | None
) -> None:
    flagship.view.header.switches["bargaining"].setChecked(True)
    flagship.view.resize(*size)
    bench = flagship.bench
    bench.assume(replace(bench.assumptions, package=package))
    QApplication.processEvents()
    assert_readable(flagship)
    assert len(arranged(flagship).labels) >= 14


def test_names_stay_where_they_are_while_a_line_moves(flagship: Chart) -> None:
    before = {label.endpoint: label.box for label in arranged(flagship).labels}
    flagship.bench.preview(set_margin, "ru-base", Estimate(5.2))
    after = {label.endpoint: label.box for label in arranged(flagship).labels}
    assert sum(before[each] == after.get(each) for each in before) >= len(before) - 1


def test_dots_stand_where_the_utilities_say(chart: Chart) -> None:
    utility = chart.bench.evaluation.utility
    for row, endpoint in enumerate(chart.bench.frame.endpoint_ids):
        at = chart.dot(endpoint)
        assert chart.plot.plane.x_at(at.x()) == pytest.approx(utility[row, 0])
        assert chart.plot.plane.y_at(at.y()) == pytest.approx(utility[row, 1])


def test_areas_are_as_likelihoods(chart: Chart) -> None:
    reach, radius = chart.bench.evaluation.endpoint_reach, arranged(chart).radius
    likely = reach > 0.1
    assert likely.sum() == 3
    areas = radius[likely] ** 2 / reach[likely]
    assert areas == pytest.approx(areas[0])


def test_the_region_lies_beyond_both_signing_lines(flagship: Chart) -> None:
    found = arranged(flagship)
    assert found.region.left == pytest.approx(flagship.line("us", "signing").at)
    assert found.region.bottom == pytest.approx(flagship.line("ru", "signing").at)
    assert found.tolerated.contains(found.region)
    assert found.region.contains(found.region_text)
    for row, signed in enumerate(flagship.bench.evaluation.agreement_zone):
        inside = found.region.holds(found.x[row], found.y[row])
        asked = flagship.bench.evaluation.asked_to_sign[row]
        assert not asked or inside == signed


def test_the_chart_follows_an_edit_in_the_same_frame(chart: Chart) -> None:
    before = chart.dot("e3")
    chart.bench.preview(set_score, "e3", "us1", Estimate(60))
    assert chart.dot("e3").x() > before.x() + 20
    chart.bench.cancel()
    assert chart.dot("e3") == before


def test_held_results_hide_behind_a_sentence(chart: Chart) -> None:
    chart.bench.hold(True)
    assert not chart.plot.isVisible()
    assert chart.view.notice.isVisible()
    assert chart.view.header.headline.text() == ""
    assert chart.view.notice.button.text() == "Show results"
    chart.view.notice.button.click()
    assert not chart.bench.hold_results
    assert chart.plot.isVisible()
    assert chart.view.header.headline.text().startswith("None of 4 could be signed")


def test_a_held_picture_gives_nothing_away(chart: Chart) -> None:
    chart.bench.hold(True)
    image = chart.view.copy_picture()
    colours = {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }
    theme = chart.bench.tokens
    assert theme.region.lower() not in colours
    assert theme.principal_1.lower() not in colours


def test_endpoints_with_missing_scores_are_listed_not_placed(chart: Chart) -> None:
    chart.bench.apply(set_score, "e1", "us1", None)
    assert chart.view.content is not None
    assert chart.view.content.chart.missing == (0,)
    assert 0 not in arranged(chart).order
    link = chart.view.legend.missing
    assert link.isVisible()
    assert link.text() == "1 endpoint has missing scores"
    link.menu().actions()[0].trigger()
    assert chart.bench.selection.ids == ("e1",)
    (where,) = arranged(chart).open
    assert where.text == "Negotiated transition: scores are missing"
    assert chart.plot.frame.contains(where.box)


def test_a_no_agreement_value_that_rests_on_missing_scores_is_a_band(chart: Chart) -> None:
    chart.bench.apply(set_score, "e4", "ru1", None)
    found = arranged(chart)
    (band,) = found.bands
    assert band.side.actor == "ru"
    assert [shape.key[0] for shape in found.lines] == ["us", "us"]
    assert found.region.empty


def test_three_principals_are_told_apart_and_any_two_stand_on_the_axes(chart: Chart) -> None:
    bench = chart.bench
    bench.apply(amend, "actors", "ir", principal=True)
    bench.choose_chart_actors("ir", "ru")
    content = chart.view.content
    assert content is not None
    assert {len(glyph.slices) for glyph in content.glyphs.values()} == {3}
    assert content.region == "above both signing lines"
    assert chart.line("ir", "signing").horizontal is False
    assert len(content.chart.frontier) == 0
    assert content.across.title == "Iran: utility (0 = 1 February 2017)"


def test_a_secondary_actor_has_no_signing_line(chart: Chart) -> None:
    chart.bench.choose_chart_actors("us", "ir")
    keys = {shape.key for shape in arranged(chart).lines}
    assert keys == {("us", "signing"), ("us", "reservation"), ("ir", "reservation")}
    assert chart.view.content is not None
    assert chart.view.content.region == "above both lines"


def test_the_other_axis_gives_way(chart: Chart) -> None:
    menu = chart.view.header.up.menu()
    next(action for action in menu.actions() if action.data() == "us").trigger()
    assert chart.bench.chart_actors == ("ru", "us")


def test_a_package_shows_where_it_moves_each_endpoint(chart: Chart) -> None:
    assert chart.view.content is not None
    assert chart.view.content.was is None
    before = chart.bench.evaluation.utility.copy()
    chart.bench.assume(replace(chart.bench.assumptions, package="bargain"))
    content = chart.view.content
    assert content is not None
    assert content.was is not None
    assert content.was[0] == pytest.approx(before[:, 0])
    chart.view.header.switches["arrows"].setChecked(False)
    assert chart.view.content is not None
    assert chart.view.content.was is None


def test_another_profile_shows_where_it_moves_each_endpoint(chart: Chart) -> None:
    profiles = Table({"ru": "us-sees-ru"})
    chart.bench.assume(replace(chart.bench.assumptions, profiles=profiles))
    assert chart.view.content is not None
    assert chart.view.content.was is not None


def test_the_chart_says_what_it_waits_for(show: Show) -> None:
    empty = show(empty_scenario())
    assert empty.view.notice.sentence.text().startswith("Add two actors")
    unscored = show(replaced(small_scenario(), scores=Table()))
    assert "score the endpoints" in unscored.view.notice.sentence.text()


def test_the_picture_bears_marking_title_headline_and_assumptions(chart: Chart) -> None:
    chart.bench.apply(amend_scenario, marking="OFFICIAL")
    texts = chart.view.look.texts
    drawing = chart_picture(chart.view.moment, texts, chart.bench.tokens, chart.view.framing)
    said = drawing.caption
    assert (said.marking, said.title) == ("OFFICIAL", "A small conflict")
    assert said.headline == chart.view.header.headline.text()
    assert said.assumptions == "Nothing is on the table."
    image = chart.view.copy_picture()
    assert image.devicePixelRatio() == 2
    on = sheet(drawing, texts)
    assert (image.width(), image.height()) == (round(2 * on.width), round(2 * on.height))
    top = {QColor(image.pixel(x, y)).name() for x in range(400) for y in range(60, 180)}
    assert chart.bench.tokens.ink.lower() in top
    assert chart.view.marking.isVisible()
    assert chart.view.marking.text() == "OFFICIAL"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_theme_and_size_is_painted(flagship: Chart, theme: str, scale: float) -> None:
    flagship.bench.dress(tokens(theme), scale)
    flagship.view.header.switches["bargaining"].setChecked(True)
    QApplication.processEvents()
    image = flagship.plot.grab().toImage()
    frame = flagship.plot.frame
    seen = {
        QColor(image.pixel(x, y)).name()
        for x in range(int(frame.left), int(frame.right), 2)
        for y in range(int(frame.top), int(frame.bottom), 2)
    }
    chosen = tokens(theme)
    for token in (chosen.background, chosen.region, chosen.overlap, chosen.principal_1):
        assert token.lower() in seen
    assert_readable(flagship)


def test_many_endpoints_are_shown_and_the_likeliest_named(show: Show) -> None:
    scenario = small_scenario()
    scores = dict(scenario.scores)
    for number in range(300):
        scenario = add(scenario, "endpoints", Endpoint(f"x{number}", f"Outcome {number}"))
        for place, interest in enumerate(scenario.interests):
            scores[f"x{number}", interest] = Estimate((number * (37 + 11 * place)) % 180 - 90)
    crowd = show(replaced(scenario, scores=Table(scores)))
    found = arranged(crowd)
    assert len(found.order) == 304
    named = [label for label in found.labels if not label.numbered]
    assert 0 < len(named) <= 16
    assert len(found.labels) - len(named) <= MOST_NUMBERS
    assert crowd.plot.grab().toImage().width() == crowd.plot.width()


@pytest.mark.parametrize("width", [380, 512, 900])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_legend_has_as_many_lines_as_it_needs(
    flagship: Chart, width: int, scale: float
) -> None:
    bench, legend = flagship.bench, flagship.view.legend
    bench.dress(tokens("light"), scale)
    flagship.resize(width, 700)
    needed = legend.signs.heightForWidth(legend.signs.width())
    assert legend.signs.height() >= needed
    scrolled = legend.verticalScrollBar().maximum()
    assert legend.height() + scrolled >= needed
    # Where the plot needs the height the legend has a fifth of it at least.
    assert not scrolled or legend.height() >= flagship.view.height() // 5


def test_the_key_in_the_window_says_whose_the_numbers_are_and_what_has_none(
    flagship: Chart,
) -> None:
    view = flagship.view
    flagship.bench.dress(tokens("light"), 1.5)
    flagship.resize(512, 420)
    found, content = arranged(flagship), view.content
    assert content is not None
    said = view.legend.accessibleDescription().split("; ")
    numbered = [label for label in found.labels if label.numbered]
    assert numbered
    for label in numbered:
        assert f"{label.text} {content.names[label.endpoint]}" in said
    left = len(found.order) - len(found.labels)
    assert (f"… {left} more without a name, for want of room" in said) == (left > 0)
    flagship.click(QPointF(*numbered[0].box.middle))
    assert flagship.bench.selection.ids == (content.chart.ids[numbered[0].endpoint],)


def test_the_plot_keeps_its_size_while_a_line_is_dragged(flagship: Chart) -> None:
    flagship.resize(512, 420)
    plot, shape = flagship.plot, flagship.line("us", "signing")
    size, start = plot.size(), QPointF(*shape.handle.middle)
    flagship.press(start)
    for step in range(1, 12):
        flagship.move(start + QPointF(15 * step, 0))
        QApplication.processEvents()
        assert plot.size() == size
    flagship.key(Qt.Key.Key_Escape)


def test_the_ranges_hold_every_dot_and_line(flagship: Chart) -> None:
    found = arranged(flagship)
    for row in found.order:
        assert found.plane.frame.contains(found.dot_box(row))
    assert len(found.lines) == 4
    flagship.bench.apply(set_reservation, "ru-base", Estimate(90))
    assert len(arranged(flagship).lines) == 4


@pytest.mark.parametrize("package", [None, "pk-a"])
def test_what_leaves_the_window_stands_as_in_the_window(
    flagship: Chart, package: str | None
) -> None:
    bench, view = flagship.bench, flagship.view
    bench.assume(replace(bench.assumptions, package=package))
    found = arranged(flagship)
    taken = chart_picture(view.moment, view.look.texts, bench.tokens, view.framing)
    assert taken.chart is not None
    same = taken.chart[1]
    assert same.plane == found.plane
    assert same.lines == found.lines
    assert same.ticks == found.ticks
    assert (same.x == found.x).all()
    assert (same.radius == found.radius).all()


def test_where_arrows_start_is_worked_out_once(chart: Chart) -> None:
    bench = chart.bench
    assert bench.origin is None
    bench.assume(replace(bench.assumptions, package="bargain"))
    origin = bench.origin
    assert origin is not None
    assert bench.origin is origin
    chart.view.refresh()
    assert bench.origin is origin
    bench.preview(set_score, "e3", "us1", Estimate(60))
    assert bench.origin is not origin


def test_the_axes_are_as_before_once_a_package_is_gone(show: Show) -> None:
    far = Table({"ru2": Estimate(150), "us2": Estimate(150)})
    scenario = amend(small_scenario(), "linkages", "relief", effects=far, endpoint_effects=Table())
    chart = show(scenario)
    chart.plot.fit()
    before = chart.plot.box.viewRange()
    bench = chart.bench
    bench.assume(replace(bench.assumptions, linkages=("relief",)))
    assert chart.plot.box.viewRange() != before
    bench.assume(replace(bench.assumptions, linkages=()))
    assert chart.plot.box.viewRange() == before
