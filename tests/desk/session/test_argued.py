"""Moves argued: proposed, argued from desk and phones, estimated in secret, decided as one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scenario_desk.analysis.room.adjudication import thrown
from scenario_desk.desk import settings
from scenario_desk.desk.session.argued.argued_page import ArguedPage
from scenario_desk.model import edits
from scenario_desk.model.room import Argument, Proposal
from tests.desk.session.conftest import Hall
from tests.desk.session.pages import page_on

ITEM = "success__cross"


@pytest.fixture
def page(hall: Hall, qtbot: QtBot) -> ArguedPage:
    return page_on(hall, qtbot, ArguedPage)


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def kinds(hall: Hall) -> list[str]:
    return [each.kind for each in hall.bench.scenario.log.values()]


def cross(hall: Hall) -> Proposal:
    return hall.bench.scenario.proposals["cross"]


def estimated(hall: Hall, page: ArguedPage, qtbot: QtBot, *chances: float) -> None:
    """So many phones join and estimate, in percent; the estimates are revealed."""
    hall.start()
    lines = [hall.come(f"P{number}") for number in range(len(chances))]
    click(qtbot, page.steps.go)
    hall.rest()
    asked = hall.host.round
    assert asked is not None
    for line, chance in zip(lines, chances, strict=True):
        line.until("open")
        line.vote(asked.id, 1, **{ITEM: {"best": chance}})
    hall.until(lambda: hall.host.progress and hall.host.progress.answered == len(chances))
    for _step in ("close", "reveal"):
        click(qtbot, page.steps.go)
        hall.rest()


def test_a_move_is_proposed_by_keyboard_and_logged_with_its_team(
    hall: Hall, page: ArguedPage, qtbot: QtBot
) -> None:
    click(qtbot, page.new)
    assert page.form.text.hasFocus()
    QTest.keyClicks(page.form.text, "Blockade the port")
    page.form.team.offer(page.form.team.offered, "ru")
    page.form.branch.offer(page.form.branch.offered, "push")
    QTest.keyClick(page.form.text, Qt.Key.Key_Return)

    found = list(hall.bench.scenario.proposals.values())[-1]
    assert (found.name, found.actor, found.branch) == ("Blockade the port", "ru", "push")
    entry = list(hall.bench.scenario.log.values())[-1]
    assert (entry.kind, entry.about) == ("proposal", "Blockade the port")
    assert entry.who == hall.bench.scenario.actors["ru"].label
    assert page.name.text() == "Blockade the port"
    hall.bench.undo()
    assert page.name.text() == "Cross the river"


def test_without_a_session_it_says_what_to_do(hall: Hall, page: ArguedPage) -> None:
    hall.host.close_session()
    assert page.notice.isVisible()
    assert "The room" in page.notice.sentence.text()


def test_arguments_reach_phones_and_one_can_be_taken_out(
    hall: Hall, page: ArguedPage, qtbot: QtBot
) -> None:
    hall.start()
    ann = hall.come("Ann")
    click(qtbot, page.phones)
    assert ann.state()["proposal"]["for"] == ["Now."]

    against = page.sides[1]
    QTest.keyClicks(against.line, "Ice.")
    QTest.keyClick(against.line, Qt.Key.Key_Return)
    state = ann.state()
    assert (state["proposal"]["for"], state["proposal"]["against"]) == (["Now."], ["Ice."])

    click(qtbot, page.sides[0].takes[0])
    assert ann.state()["proposal"]["for"] == []
    assert [each.text for each in cross(hall).arguments] == ["Ice."]
    click(qtbot, page.phones)
    assert ann.state()["proposal"] is None


def test_arguments_sent_close_together_come_in_at_once_each_from_whom_it_is(
    hall: Hall, page: ArguedPage, qtbot: QtBot
) -> None:
    hall.start()
    click(qtbot, page.phones)
    hall.host._gathering.setInterval(10**8)
    assert hall.host.serving is not None
    room = hall.host.serving.room
    ann = room.join("Ann", "").result()
    for number in range(5):
        room.argue(ann, "cross", "against", f"Reason {number}")
    hall.until(lambda: len(hall.host._said) == 5)
    updates: list[object] = []
    hall.bench.updated.connect(updates.append)
    hall.host._gathered()

    came = cross(hall).arguments[-5:]
    assert [each.text for each in came] == [f"Reason {number}" for number in range(5)]
    assert {each.participant for each in came} == {ann.id}
    # Who joined, and all that was argued.
    assert len(updates) == 2


def test_an_argument_from_a_phone_comes_in_and_is_no_step_to_undo(
    hall: Hall, page: ArguedPage, qtbot: QtBot
) -> None:
    hall.start()
    ann = hall.come("Ann")
    click(qtbot, page.phones)
    before = hall.bench.undo_text
    ann.say("argue", proposal="cross", side="against", text="<b>Too cold</b>")

    hall.until(lambda: len(cross(hall).arguments) == 2)
    said = cross(hall).arguments[-1]
    owner = hall.bench.scenario.participants[said.participant]
    assert (said.side, said.text, owner.name) == ("against", "<b>Too cold</b>", "Ann")
    assert hall.bench.undo_text == before
    shown = [each.text() for each in page.sides[1].findChildren(type(page.says))]
    assert "<b>Too cold</b>" in shown
    assert not any("Ann" in text for text in shown)


def test_estimates_are_blind_then_shown_and_the_die_is_thrown_at_their_median(
    hall: Hall, page: ArguedPage, qtbot: QtBot
) -> None:
    assert hall.bench.apply(edits.amend, "proposals", "cross", branch="push")
    hall.start()
    lines = [hall.come(name) for name in ("Ann", "Bob", "Cyd")]
    click(qtbot, page.steps.go)
    hall.rest()
    asked = hall.host.round
    assert asked is not None
    for line, chance in zip(lines, (90, 60, 20), strict=True):
        line.until("open")
        line.vote(asked.id, 1, **{ITEM: {"best": chance}})
    hall.until(lambda: "3 of 3" in page.steps.count.text())
    assert not page.odds.isVisible()
    assert not page.deciding.isVisible()
    click(qtbot, page.steps.go)
    hall.rest()
    assert not page.odds.isVisible()
    click(qtbot, page.steps.go)
    hall.rest()

    assert page.odds.isVisible()
    assert "60 %" in page.says.text().replace("\N{NO-BREAK SPACE}", " ")
    assert {
        each.participant
        for each in hall.bench.scenario.assessments.values()
        if each.round == asked.id
    } == {None}
    seed = next(number for number in range(100) if thrown(number) < 0.6)
    before = hall.bench.scenario
    QTest.keyClicks(page.deciding.seed, str(seed))
    click(qtbot, page.deciding.die)

    found = cross(hall)
    assert (found.decided, found.chance, found.seed, found.roll, found.outcome) == (
        "die", 0.6, seed, thrown(seed), "succeeds",
    )  # fmt: skip
    assert [each.branch for each in hall.bench.scenario.moves] == ["push"]
    assert kinds(hall)[-1] == "adjudicated"
    assert str(seed) in list(hall.bench.scenario.log.values())[-1].text
    assert page.verdict.text() == "It succeeds."
    assert hall.bench.undo_text == "Decide on “Cross the river”"
    hall.bench.undo()
    assert hall.bench.scenario == before
    assert not page.verdict.isVisible()


@pytest.mark.parametrize(
    ("chances", "outcome"), [((70, 60, 10), "succeeds"), ((90, 30, 40), "fails")]
)
def test_a_vote_is_what_more_hold_likely(
    hall: Hall, page: ArguedPage, qtbot: QtBot, chances: tuple[float, ...], outcome: str
) -> None:
    estimated(hall, page, qtbot, *chances)
    click(qtbot, page.deciding.vote)
    assert (cross(hall).decided, cross(hall).outcome) == ("vote", outcome)


def test_a_vote_that_ties_decides_nothing(hall: Hall, page: ArguedPage, qtbot: QtBot) -> None:
    estimated(hall, page, qtbot, 70, 30)
    assert not page.deciding.vote.isEnabled()


def test_who_leads_decides_and_what_fails_has_not_happened(
    hall: Hall, page: ArguedPage, qtbot: QtBot
) -> None:
    assert hall.bench.apply(edits.amend, "proposals", "cross", branch="push")
    click(qtbot, page.deciding.loses)
    assert (cross(hall).decided, cross(hall).outcome) == ("facilitator", "fails")
    assert hall.bench.scenario.moves == ()
    assert page.verdict.text() == "It fails."
    assert not page.deciding.isVisible()


def test_without_estimates_a_chance_is_typed_and_one_that_is_none_refused(
    hall: Hall, page: ArguedPage, qtbot: QtBot
) -> None:
    assert not page.deciding.die.isEnabled()
    QTest.keyClicks(page.deciding.chance, "140")
    with qtbot.waitSignal(hall.bench.refused):
        click(qtbot, page.deciding.die)
    assert cross(hall).outcome == ""
    page.deciding.chance.clear()
    QTest.keyClicks(page.deciding.chance, "35 %")
    click(qtbot, page.deciding.die)
    found = cross(hall)
    assert (found.chance, found.roll) == (0.35, thrown(found.seed or 0))
    assert found.outcome == ("succeeds" if thrown(found.seed or 0) < 0.35 else "fails")


def test_no_die_is_thrown_for_what_cannot_happen_any_more(
    hall: Hall, page: ArguedPage, qtbot: QtBot
) -> None:
    assert hall.bench.apply(edits.amend, "proposals", "cross", branch="push")
    assert hall.bench.apply(edits.happened, "talks")
    QTest.keyClicks(page.deciding.chance, "35")
    with qtbot.waitSignal(hall.bench.refused):
        click(qtbot, page.deciding.die)
    assert (cross(hall).outcome, cross(hall).seed) == ("", None)


def test_while_results_are_held_no_estimate_is_shown(
    hall: Hall, page: ArguedPage, qtbot: QtBot
) -> None:
    estimated(hall, page, qtbot, 70, 30, 40)
    hall.bench.hold(True)
    for each in (page.odds, page.says, page.deciding):
        assert not each.isVisible()
    click(qtbot, page.show_results)
    assert page.odds.isVisible()
    assert not hall.bench.hold_results


def test_what_a_moving_die_shows_is_said_when_it_rests(
    hall: Hall, page: ArguedPage, qtbot: QtBot
) -> None:
    estimated(hall, page, qtbot, 70, 30, 40)
    page.odds.watched = True
    click(qtbot, page.deciding.die)
    assert cross(hall).outcome
    assert page.odds.rolling
    assert not page.verdict.text().strip()
    assert page.odds.accessibleDescription() == ""
    assert page.leave()
    assert page.verdict.text().startswith("It ")
    assert page.odds.accessibleDescription()
    assert not page.leave()


def test_with_reduced_motion_the_die_lies_at_once(
    hall: Hall, page: ArguedPage, qtbot: QtBot
) -> None:
    settings.REDUCED_MOTION.write(True)
    estimated(hall, page, qtbot, 70, 30, 40)
    page.odds.watched = True
    click(qtbot, page.deciding.die)
    assert not page.odds.rolling
    assert page.verdict.isVisible()


def test_another_argument_keeps_the_keyboard_where_it_was(
    hall: Hall, page: ArguedPage, qtbot: QtBot
) -> None:
    both = (Argument("for", "One."), Argument("for", "Two."))
    assert hall.bench.apply(edits.amend, "proposals", "cross", arguments=both)
    page.sides[0].takes[0].setFocus()
    QTest.keyClick(page.sides[0].takes[0], Qt.Key.Key_Space)
    assert [each.text for each in cross(hall).arguments] == ["Two."]
    assert page.sides[0].takes[0].hasFocus()
    QTest.keyClick(page.sides[0].takes[0], Qt.Key.Key_Space)
    assert page.sides[0].line.hasFocus()


def test_an_argument_that_comes_leaves_the_others_where_they_are(
    hall: Hall, page: ArguedPage
) -> None:
    first = page.sides[0].takes[0]
    first.setFocus()
    assert hall.bench.apply(edits.argue, "cross", "for", "And later.")
    assert page.sides[0].takes[0] is first
    assert first.hasFocus()
    assert len(page.sides[0].takes) == 2


def test_what_was_decided_is_in_view_also_where_there_is_little_room(
    hall: Hall, page: ArguedPage, qtbot: QtBot
) -> None:
    estimated(hall, page, qtbot, 70, 30, 40)
    page.resize(700, 380)
    hall.until(lambda: page.height() == 380)
    page.deciding.die.click()
    hall.until(lambda: not page.why.visibleRegion().isEmpty())
    at = page.why.mapTo(page, page.why.rect().bottomLeft())
    assert page.rect().contains(at)
