"""What is assumed is switched in the header: a change of view, never an edit."""

from __future__ import annotations

import pytest

from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story


@pytest.fixture
def analyst(person: Facilitator) -> Facilitator:
    """Somebody alone at night with the flagship."""
    person.opens_template(person.window.welcome.cards[0].title)
    return person


def test_a_package_opens_more_endpoints_and_is_no_edit(analyst: Facilitator) -> None:
    analyst.picks_assumption("Package", "Syria-only package (with its own probabilities)")
    assert analyst.headline().startswith("4 of 16 could be signed, 1 of them barely")
    assert analyst.steps() == 0
    assert not analyst.window.isWindowModified()
    assert analyst.assumption("Package").startswith("Package: Syria-only package")

    analyst.picks_assumption("Package", "No package, nothing linked")
    assert analyst.headline().startswith("4 of 16 could be signed")


def test_the_same_linkages_one_by_one_are_effects_only(analyst: Facilitator) -> None:
    for linkage in (
        "Arms-control track",
        "Iran package",
        "Basing guarantee",
        "Reconstruction money",
    ):
        analyst.picks_assumption("Package|On the table", linkage)
    assert analyst.assumption("On the table") == "On the table: 4 linkages"
    assert analyst.headline().startswith("4 of 16 could be signed")
    said = analyst.words_on(analyst.work.header)
    assert "effects only" in said
    assert analyst.steps() == 0

    analyst.picks_assumption("On the table", "Syria-only package (with its own probabilities)")
    assert "with its own probabilities" in analyst.words_on(analyst.work.header)


def test_another_profile_moves_the_lines(analyst: Facilitator) -> None:
    before = analyst.line("ru", "reservation").value
    analyst.picks_assumption("Russia", "Security reading")
    assert analyst.assumption("Russia") == "Russia: Security reading"
    assert analyst.line("ru", "reservation").value != before
    assert analyst.steps() == 0
    analyst.picks_assumption("Russia", "Analyst estimate, 1 February 2017")
    assert analyst.line("ru", "reservation").value == before


def test_decisions_by_rational_choice(analyst: Facilitator) -> None:
    judged = analyst.bench.evaluation.reach.copy()
    analyst.picks_assumption(
        "Decisions", "By rational choice: each owner takes what serves it best"
    )
    assert analyst.assumption("Decisions") == "Decisions: rational"
    assert "decisions by rational choice" in analyst.work.status.size_words.text()
    assert (analyst.bench.evaluation.reach != judged).any()
    assert analyst.steps() == 0

    analyst.clicks_menu("Scenario", "Decisions as judged")
    assert analyst.assumption("Decisions") == "Decisions: judged"
    assert (analyst.bench.evaluation.reach == judged).all()


def test_switching_outlives_undo(analyst: Facilitator) -> None:
    analyst.clicks_row("Endpoints", "Frozen conflict")
    analyst.fills_in("name", "Frozen lines")
    analyst.picks_assumption("Package", "Syria-only package (with its own probabilities)")
    analyst.presses("Ctrl+Z")
    assert analyst.scenario.endpoints["e09"].name == "Frozen conflict"
    assert analyst.assumption("Package").startswith("Package: Syria-only package")
