"""Sealed acceptance: only what all could sign is known, ballots are gone, and a deal is looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scenario_desk.desk.session.sealed.sealed_page import SealedPage
from scenario_desk.model import edits
from scenario_desk.model.entities import Package
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table
from scenario_desk.workshop.refused import WorkshopRefused
from tests.desk.session.conftest import Hall
from tests.desk.session.pages import page_on

YES, NO = {"yes": True}, {"yes": False}


@pytest.fixture
def page(hall: Hall, qtbot: QtBot) -> SealedPage:
    bench = hall.bench
    assert bench.apply(edits.amend, "sessions", "day", seats=("us", "ru", "ir"))
    for key, name in (("small", "The smaller one"), ("none", "Nothing else")):
        assert bench.apply(edits.add, "packages", Package(key, name, linkages=("relief",)))
    return page_on(hall, qtbot, SealedPage)


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def asked(hall: Hall, page: SealedPage, qtbot: QtBot) -> str:
    """Two principals' teams and a third have the round before them, or not."""
    hall.start()
    for name, seat in (("Ann", "us"), ("Bob", "ru"), ("Ivo", "ir")):
        hall.come(name, seat)
    click(qtbot, page.choosing.steps.go)
    hall.rest()
    assert hall.host.round is not None
    return hall.host.round.id


def shown(hall: Hall, page: SealedPage, qtbot: QtBot) -> None:
    """The larger and the smaller one by one of them, the smaller alone by the other."""
    key = asked(hall, page, qtbot)
    ann, bob = hall.lines["Ann"], hall.lines["Bob"]
    ann.until("open")
    bob.until("open")
    ann.vote(key, 1, package__bargain=YES, package__small=YES, package__none=NO)
    bob.vote(key, 1, package__bargain=NO, package__small=YES, package__none=YES)
    for _step in ("close", "show"):
        click(qtbot, page.choosing.steps.go)
        hall.rest()


def test_who_cannot_sit_and_who_does_not_is_said(hall: Hall, page: SealedPage) -> None:
    hall.start()
    hint = page.choosing.steps.hint
    assert "sits for" in hint.text()
    hall.come("Ann", "us")
    hall.come("Bob", "ru")
    hall.until(lambda: page.choosing.steps.go.isEnabled())
    assert hall.bench.apply(edits.amend, "sessions", "day", seats=("us",))
    assert "Nobody can sit for" in hint.text()
    assert not page.choosing.steps.go.isEnabled()


def test_nothing_ticked_is_nothing_asked(hall: Hall, page: SealedPage, qtbot: QtBot) -> None:
    hall.start()
    hall.come("Ann", "us")
    hall.come("Bob", "ru")
    hall.until(lambda: page.choosing.steps.go.isEnabled())
    for box in page.choosing.boxes.values():
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert page.choosing.ticked == ()
    assert not page.choosing.steps.go.isEnabled()


def test_what_two_can_work_out_is_said_before_it_asks(
    hall: Hall, page: SealedPage, qtbot: QtBot
) -> None:
    assert "refused" in page.choosing.warning.text()
    asked(hall, page, qtbot)
    paper = hall.lines["Ann"].until("open")["paper"]
    assert paper["warning"] == page.choosing.warning.text()
    # What becomes of answers elsewhere does not hold of these, and is not promised.
    assert paper["anonymity"] == ""
    assert hall.lines["Ivo"].state()["paper"] is None


def test_only_what_all_could_sign_is_shown_and_the_ballots_are_gone(
    hall: Hall, page: SealedPage, qtbot: QtBot
) -> None:
    shown(hall, page, qtbot)
    found = page.round
    assert found is not None
    assert found.signable == ("small",)
    # Few answers could be guessed from a digest and its nonce.
    assert (found.ballots, found.digest, found.nonce) == (2, "", "")
    assert page.outcome.packages.text() == "The smaller one"
    results = hall.lines["Ann"].until("revealed")["results"]
    assert list(results) == ["package/small"]
    assert not [each for each in hall.bench.scenario.assessments.values() if each.round == found.id]
    assert hall.host.serving is not None
    with pytest.raises(WorkshopRefused):
        hall.host.serving._box.open("day", found.id)


def test_a_deal_is_logged_and_asked_whether_all_prefer_another(
    hall: Hall, page: SealedPage, qtbot: QtBot
) -> None:
    shown(hall, page, qtbot)
    page.outcome.place.offer(page.outcome.place.offered, "e1")
    click(qtbot, page.outcome.agree)
    entry = list(hall.bench.scenario.log.values())[-1]
    assert (entry.kind, entry.about) == ("deal", "The smaller one, at Negotiated transition")
    assert entry.assumptions.package == "small"
    assert hall.bench.assumptions.package == "small"
    hall.until(lambda: page.better is not None)
    assert page.better is not None
    assert page.better.agreed.linkages == ("relief",)
    assert page.outcome.answer.text().endswith(".")
    assert page.outcome.table.isVisible() == bool(page.better.better)

    hall.bench.undo()
    assert not page.outcome.answer.isVisible()


def test_while_results_are_held_nothing_is_shown(
    hall: Hall, page: SealedPage, qtbot: QtBot
) -> None:
    shown(hall, page, qtbot)
    hall.bench.hold(True)
    assert not page.outcome.isVisible()
    click(qtbot, page.notice.button)
    assert page.outcome.isVisible()


def test_other_packages_can_be_asked_about_after_that(
    hall: Hall, page: SealedPage, qtbot: QtBot
) -> None:
    shown(hall, page, qtbot)
    click(qtbot, page.outcome.again)
    assert page.choosing.isVisible()
    assert page.choosing.steps.go.isEnabled()
    click(qtbot, page.choosing.steps.go)
    hall.rest()
    assert page.round is not None
    assert page.round.state == "open"


def test_without_packages_it_says_what_to_do(hall: Hall, page: SealedPage) -> None:
    assert hall.bench.apply(edits.remove_all, "packages", tuple(hall.bench.scenario.packages))
    assert page.notice.isVisible()


def test_a_package_all_prefer_is_said_and_can_be_put_on_the_table(
    hall: Hall, page: SealedPage, qtbot: QtBot
) -> None:
    bench = hall.bench
    gains = Table({"us2": Estimate(10), "ru2": Estimate(10)})
    assert bench.apply(edits.amend, "linkages", "bases", effects=gains)
    shown(hall, page, qtbot)
    page.outcome.place.offer(page.outcome.place.offered, "e1")
    click(qtbot, page.outcome.agree)
    hall.until(lambda: page.better is not None)
    assert "Every principal would have more" in page.outcome.answer.text()
    click(qtbot, page.outcome.table)
    assert set(bench.assumptions.linkages) == {"relief", "bases"}
    # What is on the table changes nothing of what was agreed, nor of the answer.
    assert "Every principal would have more" in page.outcome.answer.text()


def test_a_deal_on_what_is_gone_is_not_looked_at(
    hall: Hall, page: SealedPage, qtbot: QtBot
) -> None:
    shown(hall, page, qtbot)
    click(qtbot, page.outcome.agree)
    assert page.outcome.deal.isVisible()
    assert hall.bench.apply(edits.remove, "packages", "small")
    assert not page.outcome.deal.isVisible()
    assert not page.outcome.table.isVisible()
