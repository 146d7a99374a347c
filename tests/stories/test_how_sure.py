"""How sure it is, what that hangs on, and where that was judged; taken along as a picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from scenario_desk.desk.robustness.robustness_view import RobustnessView
from tests.stories.facilitator import Facilitator
from tests.stories.test_taking_the_tree_along import words_of

pytestmark = pytest.mark.story


@pytest.fixture
def analyst(person: Facilitator) -> Facilitator:
    """Has the flagship open at how sure it is, all drawn."""
    person.opens_template(person.window.welcome.cards[0].title)
    person.presses("Ctrl+4")
    waits(person)
    return person


def waits(person: Facilitator) -> RobustnessView:
    view, draws = person.work.robustness, person.bench.draws
    person.waits_until(lambda: not draws.under_way and not view.answers.under_way)
    return view


def test_from_the_ranking_to_the_judgement_that_turns_it(analyst: Facilitator) -> None:
    view = analyst.work.robustness
    first = analyst.bench.frame.endpoint_ids
    assert len(view.left.pane.view.spots) == len(first) == 16
    view.left.pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    analyst.presses("Down", "Down", "Down")
    waits(analyst)
    (chosen,) = analyst.bench.selection.ids
    name = analyst.scenario.endpoints[chosen].name
    assert view.left.sentence.text().startswith(f"{name} — ")
    assert name in view.says.text()
    bars = view.pane.view
    bars.setFocus(Qt.FocusReason.TabFocusReason)
    place = next(at for at, spot in enumerate(bars.spots) if spot.key.startswith("score:"))
    analyst.presses(*["Down"] * place, "Return")
    assert analyst.bench.selection.kind == "score"
    assert analyst.work.inspector.isVisible()
    assert analyst.bench.selection.ids == (bars.spots[place].key.partition(":")[2],)
    assert analyst.steps() == 0


def test_the_picture_is_copied_and_exported(analyst: Facilitator) -> None:
    view = analyst.work.robustness
    view.pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    analyst.presses("Ctrl+Shift+C")
    assert QGuiApplication.clipboard().image().width() >= 2 * view.pane.width()
    path = analyst.will_save_as("hangs.svg")
    with analyst.answers("Export"):
        analyst.presses("Ctrl+Shift+E")
    analyst.waits_until(lambda: analyst.status() == "The picture is in hangs.svg.")
    words = words_of(path)
    assert view.says.text() in words
    assert "joint draws, seed 1" in words
    assert any(spot.words.partition(";")[0] in words for spot in view.pane.view.spots)


def test_it_is_presented_alone_and_left_again(analyst: Facilitator) -> None:
    view = analyst.work.robustness
    analyst.presses("F5")
    assert view.isVisible()
    assert not analyst.work.header.isVisible()
    assert view.width() == analyst.window.width()
    analyst.presses("Escape")
    assert analyst.work.header.isVisible()
    assert analyst.work.panes.workspace == "robustness"


def test_a_range_typed_in_a_score_makes_the_figures_anew(analyst: Facilitator) -> None:
    view = analyst.work.robustness
    before = view.left.pane.view.figure
    analyst.presses("Ctrl+2")
    analyst.clicks_cell("Guaranteed zones", analyst.scenario.interests["ru1"].name)
    analyst.writes("-90 -80 -70", "Return")
    analyst.presses("Ctrl+4")
    waits(analyst)
    after = view.left.pane.view.figure
    assert after is not None
    assert after is not before
    table = {row.key: row.cells for row in after.rows}
    was = {row.key: row.cells for row in before.rows}  # type: ignore[union-attr]
    assert table["e07"][1].value < was["e07"][1].value - 0.3
