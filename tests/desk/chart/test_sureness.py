"""How sure it is, where the chart is looked at: ranges, rims, clouds, and what the card says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.analysis.uncertainty.robustness import Robustness
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.desk.bench import draws as draws_file
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.widgets.plain_text import tip
from scenario_desk.exchange.pictures.chart_picture import chart_picture, first_moment
from scenario_desk.exchange.pictures.ink_record import InkRecord
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.starting import empty_scenario
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.dots import draw_clouds
from scenario_desk.presentation.drawing import Colour, Path, Stroke
from scenario_desk.presentation.words.sentences import answer, deciding, headline_with_ranges
from tests.desk.chart.conftest import Chart, Show
from tests.model.building import small_scenario

FEW = Sampling(samples=1_000)
Draw = Callable[[Scenario], Chart]


@pytest.fixture
def draw(qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch) -> Iterator[Draw]:
    """Show a scenario in a chart whose draws have come to their end."""
    monkeypatch.setattr(draws_file, "REST_MS", 0)
    running: list[Tasks] = []

    def drawn(scenario: Scenario) -> Chart:
        chart = show(scenario)
        tasks = Tasks(chart.bench)
        running.append(tasks)
        chart.bench.draws.sample(FEW)
        chart.bench.draws.run_in(tasks)
        finish(qtbot, chart)
        return chart

    yield drawn
    for tasks in running:
        tasks.close()
    QApplication.processEvents()


def finish(qtbot: QtBot, chart: Chart) -> Robustness | None:
    qtbot.waitUntil(lambda: not chart.bench.draws.under_way)
    return chart.bench.draws.found


def syria() -> Scenario:
    return load(locate("scenarios", "syria-2017.scenario"))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_head_counts_and_says_the_ranges_below(draw: Draw) -> None:
    chart = draw(syria())
    header, found = chart.view.header, chart.bench.draws.found
    assert found is not None
    _, ranges = answer(chart.bench.evaluation, None, found)
    assert header.headline.text() == "4 of 16 could be signed, barely · 2 tolerated, nobody signs"
    assert header.sure.text() == ranges
    assert plain(ranges).startswith("Could be signed: almost no chance to very unlikely, ")
    assert header.sure.toolTip() == tip(headline_with_ranges(found))
    assert header.sure.isVisible()


def test_until_they_are_drawn_anew_best_guesses_stand_there(draw: Draw, qtbot: QtBot) -> None:
    chart = draw(syria())
    before = chart.view.header.sure.text()
    chart.bench.apply(edits.set_score, "e06", "us1", Estimate(-90, -95, -80))
    said = plain(chart.view.header.sure.text())
    assert said.startswith("Could be signed: very unlikely")
    assert said.endswith("drawing how sure that is…")
    assert " to " not in said
    finish(qtbot, chart)
    assert chart.view.header.sure.text() not in (said, before)
    assert "…" not in chart.view.header.sure.text()


def test_whiskers_are_those_of_the_draws_and_of_the_scores_until_then(
    draw: Draw, qtbot: QtBot
) -> None:
    chart = draw(small_scenario())
    found, content = chart.bench.draws.found, chart.view.content
    assert found is not None
    assert content is not None
    us, ru = (found.frame.actor_index[actor] for actor in chart.bench.chart_actors)
    np.testing.assert_array_equal(content.chart.x_low, found.utility_span[0, :, us])
    np.testing.assert_array_equal(content.chart.y_high, found.utility_span[2, :, ru])
    assert "10th–90th percentile of draws" in chart.view.legend.accessibleDescription()
    chart.bench.preview(edits.set_score, "e1", "us1", Estimate(5, 0, 10))
    content, evaluation = chart.view.content, chart.bench.evaluation
    assert content is not None
    np.testing.assert_array_equal(content.chart.x_low, evaluation.spread_low[:, us])
    assert content.drawn is None
    assert "of the scores alone" in chart.view.legend.accessibleDescription()


def test_clouds_are_drawn_on_demand(draw: Draw, qtbot: QtBot) -> None:
    chart = draw(syria())
    assert chart.view.content is not None
    assert chart.view.content.drawn is not None
    assert chart.view.content.drawn.clouds is None
    chart.view.header.switches["clouds"].setChecked(True)
    finish(qtbot, chart)
    drawn = chart.view.content.drawn
    assert drawn is not None
    assert drawn.clouds is not None
    assert "half, and nine tenths, of the draws" in chart.view.legend.accessibleDescription()
    chart.bench.choose_chart_actors("ru", "us")
    assert chart.view.content.drawn is not None
    assert chart.view.content.drawn.clouds is None, "those were of other axes"
    finish(qtbot, chart)
    assert chart.view.content.drawn is not None
    assert chart.view.content.drawn.clouds is not None


def test_the_card_words_a_verdict_with_its_doubt(draw: Draw) -> None:
    chart = draw(syria())
    chart.hover(chart.dot("e06"))
    card = chart.view.card.card
    assert card is not None
    said = [sentence for sentence, _colour in card.sentences]
    found = chart.bench.draws.found
    assert found is not None
    assert any(each.startswith("Barely; holds in 5") for each in said)
    assert deciding(found, "e06") in said


def test_held_results_hide_all_of_it(draw: Draw) -> None:
    chart = draw(syria())
    chart.bench.hold(True)
    assert not chart.view.header.sure.isVisible()
    assert chart.view.moment.found is None
    chart.bench.hold(False)
    assert chart.view.header.sure.isVisible()


def test_without_a_spread_that_is_said(draw: Draw) -> None:
    chart = draw(load(locate("scenarios", "after-assad-2024.scenario")))
    said = chart.view.header.sure.text()
    assert said.endswith("no judgement that counts has a range: nobody knows how sure it is")
    assert plain(said).startswith("Could be signed: very unlikely, 12 %")
    assert chart.view.content is not None
    assert chart.view.content.drawn is None


def test_an_empty_scenario_has_nothing_to_be_sure_of(draw: Draw) -> None:
    chart = draw(empty_scenario())
    assert not chart.view.header.sure.isVisible()
    assert chart.view.notice.isVisible()


def test_a_picture_has_what_the_pane_has_and_a_report_what_it_asks_for(draw: Draw) -> None:
    chart = draw(syria())
    view, texts = chart.view, chart.view.look.texts
    shown = chart_picture(view.moment, texts, chart.bench.tokens)
    assert shown.caption.sure == view.header.sure.text()
    assert "rim" in [entry.sign for entry in shown.signs]
    alone = chart_picture(first_moment(chart.bench.evaluation), texts, chart.bench.tokens)
    assert alone.caption.sure == ""
    assert "rim" not in [entry.sign for entry in alone.signs]
    assert "the chance of ending in one is" in alone.caption.headline


def test_clouds_are_of_what_is_selected_or_pointed_at_else_of_all(draw: Draw, qtbot: QtBot) -> None:
    """In a file as on the screen, for both are drawn alike."""
    chart = draw(syria())
    chart.view.header.switches["clouds"].setChecked(True)
    finish(qtbot, chart)
    content, arranged = chart.view.content, chart.plot.arranged()
    assert content is not None
    assert arranged is not None

    def lines(chosen: frozenset[int] = frozenset(), pointed: int | None = None) -> int:
        surface = Filled(640, 560)
        draw_clouds(surface, content, arranged, chart.view.look, chosen, pointed)
        return surface.lines_drawn

    assert lines() == 2 * len(arranged.order)
    assert lines(frozenset({3})) == 2
    assert lines(frozenset({3, 4}), 5) == 6
    rests = Filled(640, 560)
    picture = chart_picture(chart.view.moment, chart.view.look.texts, chart.bench.tokens)
    picture.draw(rests, Box(0, 0, picture.width, picture.height))
    assert rests.lines_drawn >= 2 * len(arranged.order)


class Filled(InkRecord):
    """Counts the paths that are drawn."""

    lines_drawn = 0

    def path(self, path: Path, stroke: Stroke | None, fill: Colour | None = None) -> None:
        self.lines_drawn += 1
