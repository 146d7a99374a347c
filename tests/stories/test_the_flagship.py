"""The flagship scenario: from the welcome page to the overlap, and what a line does to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from tests.stories import hands
from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story


@pytest.fixture
def facilitator(person: Facilitator) -> Facilitator:
    """Somebody who has clicked the first card."""
    person.opens_template(person.window.welcome.cards[0].title)
    return person


def zone(facilitator: Facilitator) -> set[str]:
    """The names of the endpoints that both could sign."""
    evaluation = facilitator.bench.evaluation
    names = [each.name for each in facilitator.scenario.endpoints.values()]
    return {name for name, inside in zip(names, evaluation.agreement_zone, strict=True) if inside}


def test_a_click_on_its_card_opens_it(facilitator: Facilitator) -> None:
    assert facilitator.headline().startswith("4 of 16 could be signed")
    assert "2 tolerated, nobody signs" in facilitator.headline()
    assert "(not saved yet)" in facilitator.window.windowTitle()
    assert not facilitator.window.isWindowModified()


def test_a_dot_that_is_clicked_is_selected_everywhere(facilitator: Facilitator) -> None:
    hands.click(facilitator.plot, facilitator.dot("Guaranteed zones"))

    assert facilitator.marked_rows() == [("endpoint", "e07")]
    assert facilitator.lit_leaves() == facilitator.leaves_of("Guaranteed zones")
    assert facilitator.work.inspector.form.controls["name"].row.value == "Guaranteed zones"
    assert "Both could sign it." in facilitator.sentences()
    assert "Above the threshold: US by " in facilitator.sentences()


def test_a_leaf_that_is_clicked_lights_its_dot(facilitator: Facilitator) -> None:
    facilitator.clicks_row("Endpoints", "Frozen conflict")
    facilitator.presses("F6", "Home")
    assert facilitator.bench.selection.primary == facilitator.scenario.root
    facilitator.clicks_row("Endpoints", "Managed succession")
    row = facilitator.bench.frame.endpoint_index["e05"]
    assert facilitator.work.chart.plot.chosen == {row}


def test_a_signing_line_is_dragged_and_an_endpoint_leaves_the_zone(
    facilitator: Facilitator,
) -> None:
    before, could_sign = facilitator.scenario, zone(facilitator)
    lowest, second, *_others = sorted(could_sign, key=lambda name: -facilitator.dot(name).y())
    between = (facilitator.dot(lowest).y() + facilitator.dot(second).y()) / 2
    signing = facilitator.line("ru", "signing")
    handle = facilitator.middle(signing.handle)
    just_above = QPoint(0, round(between - signing.at))
    hands.grab(facilitator.plot, handle)
    plane = facilitator.plot.geometry()
    for pixels in range(4, 45, 4):
        hands.pull(facilitator.plot, handle, QPoint(0, -pixels), steps=1)
        assert facilitator.plot.geometry() == plane, "the plot moves away under the mouse"
    assert facilitator.headline().startswith("None of 16 could be signed")
    hands.pull(facilitator.plot, handle, just_above)

    while_dragging = facilitator.headline()
    assert zone(facilitator) == could_sign - {lowest}
    assert while_dragging.startswith("3 of 16 could be signed")
    assert facilitator.steps() == 0, "nothing is done before the button is released"

    hands.drop(facilitator.plot, handle + just_above)
    assert facilitator.headline() == while_dragging
    assert facilitator.steps() == 1
    assert facilitator.window.isWindowModified()
    assert "margin" in facilitator.bench.undo_text

    facilitator.presses("Ctrl+Z")
    assert facilitator.headline().startswith("4 of 16 could be signed")
    assert facilitator.scenario == before
    assert not facilitator.window.isWindowModified()


def test_esc_during_a_drag_leaves_no_trace(facilitator: Facilitator) -> None:
    before, said = facilitator.scenario, facilitator.headline()
    handle = facilitator.middle(facilitator.line("ru", "signing").handle)
    hands.grab(facilitator.plot, handle)
    hands.pull(facilitator.plot, handle, QPoint(0, -60))
    assert facilitator.headline() != said

    facilitator.presses("Esc")
    hands.drop(facilitator.plot, handle + QPoint(0, -60))
    assert facilitator.headline() == said
    assert facilitator.scenario is before
    assert facilitator.steps() == 0
    assert not facilitator.window.isWindowModified()


def test_a_no_agreement_line_that_is_dragged_is_stated_and_can_be_derived_again(
    facilitator: Facilitator,
) -> None:
    handle = facilitator.middle(facilitator.line("us", "reservation").handle)
    hands.grab(facilitator.plot, handle)
    hands.pull(facilitator.plot, handle, QPoint(-50, 0))
    hands.drop(facilitator.plot, handle + QPoint(-50, 0))
    line = facilitator.line("us", "reservation")
    assert line.text == "no-agreement value, stated"

    assert line.derive_at is not None
    hands.click(facilitator.plot, facilitator.middle(line.derive_at))
    assert facilitator.line("us", "reservation").text == "no-agreement value"
    assert facilitator.headline().startswith("4 of 16 could be signed")
    assert facilitator.steps() == 2


def test_a_branch_is_dragged_to_another_parent(facilitator: Facilitator) -> None:
    tree, nodes = facilitator.window.tree, facilitator.scenario.nodes
    first, second, *_others = nodes[facilitator.scenario.root].children
    moved = nodes[first].children[0]
    facilitator.drags(tree, facilitator.mark_of(moved), facilitator.mark_of(second))
    assert facilitator.scenario.parents[moved] == second
    assert facilitator.bench.selection.ids == (moved,)
    assert facilitator.steps() == 1
    facilitator.presses("Ctrl+Z")
    assert facilitator.scenario.parents[moved] == first


def test_esc_while_a_branch_is_dragged_leaves_it_where_it_was(facilitator: Facilitator) -> None:
    tree, nodes = facilitator.window.tree, facilitator.scenario.nodes
    first, second, *_others = nodes[facilitator.scenario.root].children
    start, end = facilitator.mark_of(nodes[first].children[0]), facilitator.mark_of(second)
    hands.grab(tree, start)
    hands.pull(tree, start, end - start)
    facilitator.presses("Esc")
    hands.drop(tree, end)
    assert facilitator.scenario.nodes is nodes
    assert facilitator.steps() == 0
