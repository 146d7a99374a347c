"""What a scenario is called until somebody gives it a title."""

from __future__ import annotations

from dataclasses import replace as changed

from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.edits import add_actor, amend, amend_scenario, set_question
from scenario_desk.model.entities import Profile
from scenario_desk.model.starting import empty_scenario
from scenario_desk.presentation.words.titles import title_of


def test_a_blank_one_is_called_after_its_principals_then_its_question_then_its_title() -> None:
    blank = load(locate("scenarios", "blank.scenario"))
    assert title_of(blank) == "United States and Russia"
    assert "renamed" not in blank.notes
    named = amend(blank, "actors", blank.principals[0].id, name="Armenia")
    assert title_of(named) == "Armenia and Russia"
    asked = set_question(named, named.root, "Does the road open?")
    assert title_of(asked) == "Does the road open?"
    focal = amend_scenario(asked, question="Can both\nlive with it?")
    assert title_of(focal) == "Can both live with it?"
    assert title_of(amend_scenario(focal, title="The road")) == "The road"


def test_three_principals_are_all_named() -> None:
    blank = load(locate("scenarios", "blank.scenario"))
    iran = changed(blank.principals[0], id="third", name="Iran", base_profile="third-base")
    base = Profile(id="third-base", actor="third", name="Iran, base")
    three = add_actor(blank, iran, base)
    assert title_of(three) == "United States, Russia and Iran"


def test_what_is_of_nobody_and_about_nothing_is_untitled() -> None:
    assert title_of(empty_scenario()) == "Untitled"
