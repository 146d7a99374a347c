"""A room asks for more than labels and probabilities, and for less again."""

from __future__ import annotations

import pytest

from scenario_desk.presentation.tree.on_demand import OnDemand
from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story


def test_asked_for_in_the_menu_and_the_palette(person: Facilitator) -> None:
    person.opens_template(person.window.welcome.cards[0].title)
    tree, actions = person.window.tree, person.window.actions_by_id
    assert tree.picture().shown == OnDemand()
    person.clicks_menu("View", "Show at the nodes", "Rational choice beside the forecast")
    assert tree.picture().shown == OnDemand(rational=True)
    assert actions["show_rational"].isChecked()
    person.commands("Phases as columns")
    person.commands("How likely each is reached")
    assert tree.picture().shown == OnDemand(reach=True, rational=True, phases=True)
    assert [band.name for band in tree.picture().bands][:1] == ["Opening moves"]
    person.presses("Ctrl+H")
    assert tree.picture().shown == OnDemand(reach=True, phases=True)
    person.presses("Ctrl+H")
    assert tree.picture().shown.rational
    person.clicks_menu("View", "Show at the nodes", "Rational choice beside the forecast")
    assert not actions["show_rational"].isChecked()
    assert person.steps() == 0, "looking is no edit"
