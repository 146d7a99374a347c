"""Hold results: nobody scores backwards from the answer."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story


def colours_on(widget: QWidget) -> set[str]:
    """The colours that a widget shows now."""
    image = widget.grab().toImage()
    return {
        QColor(image.pixel(x, y)).name().upper()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


def test_results_are_out_of_sight_while_scores_are_given(person: Facilitator) -> None:
    person.opens_template(person.window.welcome.cards[0].title)
    tokens = person.bench.tokens
    telling = {tokens.principal_1.upper(), tokens.principal_2.upper(), tokens.overlap.upper()}
    assert tokens.overlap.upper() in colours_on(person.window.tree)

    person.presses("Ctrl+H")
    assert person.headline() == ""
    assert person.work.chart.notice.isVisible()
    assert "signed" not in person.work.chart.accessibleDescription(), "it is read aloud"
    assert tokens.overlap.upper() not in colours_on(person.window.tree)
    assert not telling & colours_on(person.work.chart)
    person.clicks_row("Endpoints", "Guaranteed zones")
    assert "signed" not in person.sentences()
    assert "Likelihood" not in person.sentences()
    assert "Results are held while scores are given." in person.sentences()

    person.presses("Ctrl+2")
    person.clicks_cell("Guaranteed zones", person.scenario.interests["us1"].name)
    person.writes("-60", "Return")
    assert person.scenario.scores["e07", "us1"].best == -60

    person.presses("Ctrl+3")
    assert person.headline() == ""
    person.presses("Ctrl+H")
    assert person.headline().startswith("4 of 16 could be signed")
    assert not person.work.chart.notice.isVisible()
    assert tokens.overlap.upper() in colours_on(person.window.tree)


def test_the_chart_says_how_to_show_them_again(person: Facilitator) -> None:
    person.opens_template(person.window.welcome.cards[0].title)
    person.clicks_menu("Scenario", "Hold results while scoring")
    person.clicks_button("Show results", person.work.chart)
    assert person.headline().startswith("4 of 16 could be signed")


def test_a_scenario_that_is_opened_shows_its_results(person: Facilitator) -> None:
    person.opens_template(person.window.welcome.cards[0].title)
    person.presses("Ctrl+H", "Ctrl+W")
    person.opens_template(person.window.welcome.cards[1].title)
    assert person.headline() != ""
