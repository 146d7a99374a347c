"""Profiles, packages, linkages and how decisions resolve: switched, never edited."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.shell.assumptions_bar import (
    DECISIONS,
    LENS,
    PROFILES,
    TABLE,
    AssumptionsBar,
)
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Linkage, Profile
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.starting import empty_scenario
from tests.analysis.growing import large_scenario
from tests.desk.showing import shown, workbench
from tests.model.building import small_scenario


class Bar:
    """The bar and its workbench, with the gestures of a user."""

    def __init__(self, qtbot: QtBot, scenario: Scenario) -> None:
        self.bench: Workbench = workbench(scenario)
        self.view = shown(qtbot, self.bench, AssumptionsBar, (900, 40))

    def words(self) -> list[str]:
        return [button.words for button in self.view.buttons.values()]

    def menu(self, name: str) -> QMenu:
        """The menu of a button, filled as it is when it opens."""
        menu = self.view.buttons[name].menu()
        menu.aboutToShow.emit()
        return menu

    def entries(self, name: str) -> dict[str, QAction]:
        actions = self.menu(name).actions()
        return {each.text(): each for each in actions if not each.isSeparator()}

    def choose(self, name: str, words: str) -> None:
        self.entries(name)[words].trigger()

    def ticked(self, name: str) -> list[str]:
        return [words for words, each in self.entries(name).items() if each.isChecked()]


@pytest.fixture
def bar(qtbot: QtBot) -> Bar:
    return Bar(qtbot, small_scenario())


def test_it_says_under_what_the_figures_stand(bar: Bar) -> None:
    assert bar.words() == [
        "Lens",
        "US: The United States",
        "RU: Russia",
        "Package: none",
        "Decisions: judged",
    ]


def test_where_it_is_narrow_a_choice_ends_in_an_ellipsis_and_the_tooltip_has_all(
    qtbot: QtBot,
) -> None:
    bar = Bar(qtbot, small_scenario())
    bar.choose(TABLE, "The larger bargain (with its own probabilities)")
    bar.view.resize(320, 40)
    short = {TABLE: "The larger bargain", DECISIONS: "as judged"}
    for name, button in bar.view.buttons.items():
        shown = button.shown().removesuffix(" ▾")
        whole = short.get(name, button.words)
        assert shown in (whole, button.words) or (
            shown.endswith("…") and whole.startswith(shown[:-1].rstrip())
        )
        assert button.words in button.toolTip()
    assert "…" in bar.view.buttons[TABLE].shown()


def test_where_it_is_narrow_what_holds_is_said_before_of_what(bar: Bar) -> None:
    bar.bench.resolve_decisions("quantal", 0.1)
    button = bar.view.buttons[DECISIONS]
    roomy = button.sizeHint().width()
    button.resize(roomy, button.height())
    assert button.shown() == "Decisions: λ 0.1 ▾"
    button.resize(roomy - 8, button.height())
    assert button.shown() == "λ 0.1 ▾"
    assert button.accessibleName() == "Decisions: λ 0.1"
    table = bar.view.buttons[TABLE]
    table.resize(table.sizeHint().width() - 8, table.height())
    assert table.shown() == "no package ▾"
    bar.choose(TABLE, "The larger bargain (with its own probabilities)")
    table.resize(table.sizeHint().width() - 8, table.height())
    assert table.shown() == "The larger bargain ▾"


def test_a_hidden_slider_leaves_no_gap_that_cuts_the_last_choice(bar: Bar) -> None:
    bar.view.resize(bar.view.sizeHint())
    QApplication.processEvents()
    button = bar.view.buttons[DECISIONS]
    assert not bar.view.sharpness.isVisible()
    assert button.geometry().right() == bar.view.rect().right()
    assert button.shown() == "Decisions: judged ▾"


def test_a_profile_is_switched_and_back(bar: Bar) -> None:
    assert bar.ticked("actor 1") == ["Russia"]
    bar.choose("actor 1", "Russia, as Washington sees it")
    assert bar.bench.profile_of("ru") == "us-sees-ru"
    assert bar.words()[2] == "RU: as Washington sees it"
    assert bar.ticked("actor 1") == ["Russia, as Washington sees it", "As US sees it"]
    bar.choose("actor 1", "Russia")
    assert len(bar.bench.assumptions.profiles) == 0
    assert not bar.bench.undo_text


def test_a_package_and_linkages_one_by_one(bar: Bar) -> None:
    package = "The larger bargain (with its own probabilities)"
    bar.choose(TABLE, package)
    assert bar.bench.assumptions.package == "bargain"
    assert bar.words()[3] == "Package: The larger bargain"
    assert bar.ticked(TABLE) == [package, "Sanctions relief", "Bases stay"]
    bar.choose(TABLE, "Sanctions relief")
    assert bar.words()[3] == "On the table: 1 linkage"
    assert "effects only" in bar.view.buttons[TABLE].toolTip()
    assert bar.ticked(TABLE) == ["Bases stay"]
    bar.choose(TABLE, "No package, nothing linked")
    assert bar.bench.linkages_on_table == ()
    assert bar.ticked(TABLE) == ["No package, nothing linked"]
    assert not bar.bench.undo_text


def test_decisions_resolve_as_judged_or_by_rational_choice(bar: Bar) -> None:
    bar.choose(DECISIONS, "By rational choice: each owner takes what serves it best")
    assert bar.bench.assumptions.decisions == "rational"
    assert bar.words()[4] == "Decisions: rational"
    assert len(bar.ticked(DECISIONS)) == 1
    assert not bar.bench.modified


def test_by_quantal_response_one_slider_says_how_sharply_owners_choose(
    bar: Bar, qtbot: QtBot
) -> None:
    slider = bar.view.sharpness
    assert not slider.isVisible()
    bar.choose(DECISIONS, "By quantal response: the slider says how sharply owners choose")
    assert bar.words()[4] == "Decisions: λ 0.1"
    assert slider.isVisible()
    assert slider.accessibleName() == "How sharply owners choose"
    assert slider.focusPolicy() & Qt.FocusPolicy.TabFocus
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert bar.bench.assumptions.sharpness == 0.15
    assert slider.hasFocus()
    assert "λ 0.15 per point" in slider.toolTip()
    judged = evaluate(bar.bench.frame, replace(bar.bench.assumptions, decisions="judged"))
    assert (bar.bench.evaluation.reach != judged.reach).any()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert bar.words()[4] == "Decisions: λ 0"
    assert "as forecast" in slider.toolTip()
    np.testing.assert_allclose(bar.bench.evaluation.reach, judged.reach)
    assert not bar.bench.modified
    assert not bar.bench.undo_text
    bar.choose(DECISIONS, "As judged: the forecast of what each owner will do")
    assert not slider.isVisible()
    assert bar.bench.assumptions.sharpness == 0


def test_a_sharpness_between_two_steps_stays_until_it_is_moved(bar: Bar) -> None:
    bar.bench.assume(Assumptions(decisions="quantal", sharpness=0.12))
    assert bar.words()[4] == "Decisions: λ 0.12"
    assert bar.bench.assumptions.sharpness == 0.12
    bar.view.sharpness.setFocus()
    QTest.keyClick(bar.view.sharpness, Qt.Key.Key_Left)
    assert bar.bench.assumptions.sharpness == 0.1


SEEN = "Russia as Washington saw it"


def test_looking_through_a_lens_is_no_edit(bar: Bar) -> None:
    assert bar.ticked(LENS) == ["None: as the scenario opens"]
    bar.choose(LENS, SEEN)
    assert bar.bench.assumptions == bar.bench.scenario.lenses["seen"].assumptions
    assert bar.words() == [
        f"Lens: {SEEN}",
        "US: The United States",
        "RU: as Washington sees it",
        "On the table: 1 linkage",
        "Decisions: rational",
    ]
    assert bar.ticked(LENS) == [SEEN]
    assert not bar.bench.modified
    assert not bar.bench.undo_text
    bar.choose(LENS, "None: as the scenario opens")
    assert bar.words()[0] == "Lens"
    assert bar.bench.assumptions == bar.bench.scenario.assumptions


def test_a_lens_is_named_only_while_the_assumptions_are_its_own(bar: Bar) -> None:
    bar.choose(LENS, SEEN)
    bar.choose("actor 1", "Russia")
    assert bar.words()[0] == "Lens"
    assert bar.ticked(LENS) == []
    bar.choose("actor 1", "Russia, as Washington sees it")
    assert bar.words()[0] == f"Lens: {SEEN}"
    bar.bench.apply(edits.remove, "linkages", "bases")
    assert bar.words()[0] == f"Lens: {SEEN}"


def test_the_lens_looked_through_is_renamed_and_deleted(bar: Bar) -> None:
    wanted: list[str] = []
    bar.view.lens_wanted.connect(wanted.append)
    assert not [words for words in bar.entries(LENS) if words.startswith(("Rename", "Delete"))]
    bar.choose(LENS, SEEN)
    bar.choose(LENS, f"Rename “{SEEN}”…")
    bar.choose(LENS, "Save as lens…")
    assert wanted == ["seen", ""]
    bar.choose(LENS, f"Delete “{SEEN}”")
    assert not bar.bench.scenario.lenses
    assert bar.bench.undo_text == f"Remove “{SEEN}”"
    assert bar.words()[0] == "Lens"


def test_it_follows_what_comes_goes_and_is_renamed(bar: Bar) -> None:
    before = dict(bar.view.buttons)
    bar.bench.apply(edits.amend, "profiles", "us-base", name="Washington")
    assert bar.words()[1] == "US: Washington"
    assert bar.view.buttons == before
    bar.bench.apply(edits.amend, "actors", "ir", principal=True)
    assert len(bar.words()) == 6
    bar.bench.apply(edits.remove, "actors", "us")
    assert bar.words()[1].startswith("RU: ")


def test_the_profiles_of_many_principals_are_in_one_menu(qtbot: QtBot) -> None:
    bar = Bar(qtbot, large_scenario(20, actors=10, principals=10))
    assert bar.words() == ["Lens", "Profiles of 10 principals", "Decisions: rational"]
    assert bar.view.minimumSizeHint().width() < 500
    bar.bench.apply(edits.add, "profiles", Profile("q7", "a7", "Other"))
    for _opened in range(2):
        menu = bar.menu(PROFILES)
        assert [each.text() for each in menu.actions()][6:8] == ["Actor 6: Base", "Actor 7: Base"]
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert len(menu.findChildren(QMenu)) == 10
    chosen = bar.menu(PROFILES).actions()[7].menu()
    assert isinstance(chosen, QMenu)
    assert [each.text() for each in chosen.actions() if each.isChecked()] == ["Base"]
    next(each for each in chosen.actions() if each.text() == "Other").trigger()
    assert bar.bench.profile_of("a7") == "q7"
    assert "Actor 7: Other" in bar.entries(PROFILES)


def test_without_actors_only_decisions_are_left(qtbot: QtBot) -> None:
    bar = Bar(qtbot, empty_scenario())
    assert bar.words() == ["Decisions: judged"]
    bar.bench.apply(edits.add, "linkages", Linkage("x", "Relief"))
    assert bar.words() == ["Package: none", "Decisions: judged"]


def test_names_stay_plain_text_of_any_length(bar: Bar) -> None:
    name = "<b>R&D</b> " + "x" * 900
    scenario = bar.bench.scenario
    assert replace(scenario.packages["bargain"], name=name).name == name
    bar.bench.apply(edits.amend, "packages", "bargain", name=name, description="<img src=x>")
    bar.bench.apply(edits.amend, "actors", "us", short=name)
    bar.choose(TABLE, f"{name} (with its own probabilities)".replace("&", "&&"))
    button = bar.view.buttons[TABLE]
    assert button.words.startswith("Package: <b>R&D</b> xxx")
    assert button.shown().startswith("<b>R&D</b")
    assert "<b>" not in button.toolTip()
    assert button.sizeHint().width() < 400
    entry = next(each for words, each in bar.entries(TABLE).items() if words.startswith("<b>"))
    assert "<img" not in entry.toolTip()
