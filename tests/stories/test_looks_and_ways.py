"""Dark and light, large type for the projector, and every way about without a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from scenario_desk.desk.theme import BODY_PX, LARGE_TYPE
from tests.stories import hands
from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story


@pytest.fixture
def facilitator(person: Facilitator) -> Facilitator:
    """Somebody with the flagship on the screen."""
    person.opens_template(person.window.welcome.cards[0].title)
    return person


def brightness(widget: QWidget) -> float:
    """How bright what a widget shows is on the whole: 0 is black, 255 white."""
    small = widget.grab().toImage().scaled(8, 8)
    lights = [QColor(small.pixel(x, y)).lightness() for x in range(8) for y in range(8)]
    return sum(lights) / len(lights)


def test_dark_and_light_again(facilitator: Facilitator) -> None:
    work = facilitator.work
    views = (work.tree, work.chart, work.outline, work.inspector, work.header, work.status)
    assert all(brightness(view) > 170 for view in views)
    facilitator.clicks_menu("View", "Theme", "Dark")
    assert all(brightness(view) < 90 for view in views)
    facilitator.presses("Ctrl+2")
    assert brightness(work.matrix) < 130
    facilitator.clicks_menu("View", "Theme", "Light")
    facilitator.presses("Ctrl+3")
    assert all(brightness(view) > 170 for view in views)
    assert facilitator.steps() == 0


def test_large_type_and_back(facilitator: Facilitator) -> None:
    tree, outline = facilitator.window.tree, facilitator.work.outline.list
    before = outline.fontMetrics().height()
    assert tree.font().pixelSize() == BODY_PX
    facilitator.presses("F11")
    assert outline.fontMetrics().height() > before
    assert tree.font().pixelSize() == round(BODY_PX * LARGE_TYPE)
    assert facilitator.headline().startswith("4 of 16 could be signed")
    for workspace in ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4"):
        facilitator.presses(workspace)
        facilitator.window.grab()
    facilitator.presses("F11")
    assert outline.fontMetrics().height() == before
    assert tree.font().pixelSize() == BODY_PX


@pytest.mark.parametrize("workspace", ["Ctrl+1", "Ctrl+2", "Ctrl+3"])
def test_f6_goes_round_the_panes_and_the_focus_can_be_seen(
    facilitator: Facilitator, workspace: str
) -> None:
    facilitator.presses(workspace)
    panes = facilitator.work.panes.in_order()
    facilitator.goes_to_pane(panes[-1])
    for place, pane in enumerate(panes):
        before = picture(pane)
        facilitator.presses("F6")
        assert facilitator.is_in(pane)
        assert picture(pane) != before, f"{pane} does not show that it has the focus"
        others = panes[:place] + panes[place + 1 :]
        assert not any(facilitator.is_in(other) for other in others)
    facilitator.presses("Shift+F6")
    assert facilitator.is_in(panes[-2])


def picture(pane: QWidget) -> QImage:
    QApplication.processEvents()
    return pane.grab().toImage()


def test_the_palette_runs_what_is_typed(facilitator: Facilitator) -> None:
    facilitator.commands("score matrix")
    assert facilitator.work.matrix.isVisible()
    facilitator.commands("theme dark")
    assert facilitator.window.theme == "dark"


def test_esc_closes_the_palette_and_nothing_is_done(facilitator: Facilitator) -> None:
    facilitator.presses("Ctrl+Shift+P")
    facilitator.waits_until(lambda: QApplication.activeModalWidget() is not None)
    facilitator.writes("undo")
    palette = QApplication.activeModalWidget()
    assert palette is not None
    assert "No command" in facilitator.words_on(palette), "there is nothing to undo"
    facilitator.presses("Esc")
    facilitator.waits_until(lambda: QApplication.activeModalWidget() is None)
    assert facilitator.steps() == 0


def test_the_sheet_of_shortcuts_opens_and_closes(facilitator: Facilitator) -> None:
    def reads(sheet: QWidget) -> None:
        assert isinstance(sheet, QDialog)
        text = facilitator.words_on(sheet)
        for words in ("Add a branch below", "Tab", "Ctrl+Shift+P", "F6", "any letter"):
            assert words in text
        hands.press("Esc")

    with hands.answering(reads):
        facilitator.presses("Ctrl+?")
    assert facilitator.window.work.isVisible()


def test_a_picture_of_the_view_in_use_is_copied(facilitator: Facilitator) -> None:
    for pane in (facilitator.window.tree, facilitator.work.chart):
        facilitator.clipboard("")
        facilitator.goes_to_pane(pane)
        facilitator.presses("Ctrl+Shift+C")
        image = QApplication.clipboard().image()
        assert image.width() >= 2 * pane.width() - 2
    assert "clipboard" in facilitator.status()


def test_the_marking_stands_on_every_view(facilitator: Facilitator) -> None:
    facilitator.clicks_menu("Scenario", "Details of the scenario")
    facilitator.fills_in("marking", "OFFICIAL: SENSITIVE")
    assert facilitator.work.marking.text() == "OFFICIAL: SENSITIVE"
    for workspace in ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4"):
        facilitator.presses(workspace)
        assert facilitator.work.marking.isVisible()


def test_what_scores_are_is_said_once(person: Facilitator) -> None:
    person.has_never_seen_scores()
    person.opens_template(person.window.welcome.cards[0].title)
    with person.told("Scores are judgements, not measurements."):
        person.presses("Ctrl+2")
    person.presses("Ctrl+3", "Ctrl+2")
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
