"""The room page, with real events and phones that join: what it shows when, and what never."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from scenario_desk.desk.session.room_page import RoomPage
from scenario_desk.desk.session.round_dialog import RoundDialog, SecondRoundDialog
from scenario_desk.desk.session.round_tree import ENDPOINTS, INTERESTS
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.theme import style_sheet
from scenario_desk.presentation.tokens import tokens
from scenario_desk.workshop.doors import ALPHABET
from tests.desk.session.conftest import Hall
from tests.desk.showing import click, press, shown, write
from tests.workshop.phones import HOST

ONE, TWO = "score/e1/us1", "score/e2/us1"
SCORES = {"scores": (("e1", "us1"), ("e2", "us1"))}
Key = Qt.Key


@pytest.fixture
def page(hall: Hall) -> RoomPage:
    def make(_bench: object) -> RoomPage:
        made = RoomPage(hall.bench, Tasks(hall.bench), hall.host)
        hall.host.changed.connect(made.refresh)
        hall.bench.updated.connect(made.refresh)
        hall.bench.hold_changed.connect(made.refresh)
        made.refresh()
        return made

    return shown(hall.qtbot, hall.bench, make, (1_280, 800))


def numbers(best: float, reason: str = "", **more: str) -> dict[str, object]:
    return {"low": best - 5, "best": best, "high": best + 5, "reason": reason, **more}


def seen(page: QWidget) -> str:
    """All words that can be read on the page now, or heard."""
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    heard = [each.accessibleName() + each.accessibleDescription()
             for each in page.findChildren(QWidget) if each.isVisible()]  # fmt: skip
    return "\n".join([*labels, *heard])


def vote(hall: Hall, key: str, **answers: dict[str, dict[str, object]]) -> None:
    """Let people answer by alias, and wait until all are in."""
    for number, (alias, given) in enumerate(answers.items(), 1):
        line = hall.lines[alias]
        line.say("vote", round=key, number=number, answers=given)
        assert line.heard("kept", "refused")["say"] == "kept"
    hall.until(lambda: hall.host.progress and hall.host.progress.answered == len(answers))


def go_on(hall: Hall, page: RoomPage) -> None:
    click(page.bar.go)
    hall.rest()


def revealed(hall: Hall, page: RoomPage) -> str:
    """A round that three people answered: they agree on the second score, not on the first."""
    hall.start()
    for alias in ("Ann", "Bob", "Cem"):
        hall.come(alias)
    key = hall.ask(**SCORES)
    vote(hall, key, Ann={ONE: numbers(80, "<b>Oil</b>"), TWO: numbers(10)},
         Bob={ONE: numbers(-80), TWO: numbers(12)}, Cem={TWO: numbers(14)})  # fmt: skip
    go_on(hall, page)
    go_on(hall, page)
    hall.until(lambda: page.panel is page.reveal)
    return key


def test_a_session_is_opened_by_its_name_and_closed_again(hall: Hall, page: RoomPage) -> None:
    hall.host.close_session()
    assert page.panel is page.opening
    assert not page.opening.open.isEnabled()
    page.opening.name.setFocus()
    write("A second day")
    page.opening.seats["us"].setFocus()
    press(Key.Key_Space)
    page.opening.open.setFocus()
    press(Key.Key_Space)

    session = hall.host.session
    assert session is not None
    assert (session.name, session.seats) == ("A second day", ("us",))
    assert page.panel is page.starting
    click(page.bar.end)
    assert hall.host.session is None
    assert "A day of play" in [words for _key, words in page.opening.which.offered]


def test_without_a_file_it_says_to_save_first(hall: Hall, page: RoomPage) -> None:
    hall.bench.path = None
    page.refresh()
    assert "Ctrl+S" in page.starting.says.text()
    assert not page.starting.start.isEnabled()


def test_phones_are_let_in_and_counted(hall: Hall, page: RoomPage) -> None:
    addresses = page.starting.address
    addresses.offer(addresses.offered, HOST)
    click(page.starting.start)
    hall.rest()
    assert page.panel is page.joining
    joining = hall.host.joining
    assert joining is not None
    assert page.joining.code.text().replace("\N{NO-BREAK SPACE}", "") == joining.code
    assert "could read along" in page.joining.advice.text()
    assert page.joining.here.text() == "0 are here"

    hall.come("Ann")
    hall.until(lambda: page.joining.here.text() == "1 is here")
    assert "Ann" not in seen(page)
    click(page.bar.stop)
    hall.rest()
    assert page.panel is page.starting


def test_the_qr_code_is_black_on_white_on_a_dark_page(hall: Hall, page: RoomPage) -> None:
    hall.bench.dress(tokens("dark"), 1.0)
    hall.start()
    page.refresh()
    qr = page.joining.qr
    picture = qr.grab().toImage()
    colours = {
        QColor(picture.pixel(x, y)).name()
        for x in range(picture.width() // 4, 3 * picture.width() // 4, 3)
        for y in range(picture.height() // 4, 3 * picture.height() // 4, 3)
    }
    assert colours == {"#000000", "#ffffff"}
    assert len(qr.rows) == len(qr.rows[0]) > 20


def inked(widget: QWidget) -> int:
    """How many pixels of a widget are not as its last one."""
    picture = widget.grab().toImage()
    wide, high = picture.width(), picture.height()
    paper = picture.pixel(wide - 1, high - 1)
    return sum(picture.pixel(x, y) != paper for x in range(wide) for y in range(high))


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_letter_of_the_code_is_cut(hall: Hall, page: RoomPage, scale: float) -> None:
    """A J reaches farther to the left than where it stands."""
    hall.start()
    page.refresh()
    for letter in ALPHABET:
        page.joining.code.setText(letter)
        page.joining.setStyleSheet(style_sheet(tokens("light"), 1.0))
        page.joining.setStyleSheet(style_sheet(tokens("light"), scale))
        seen = inked(page.joining.code)
        page.joining.code.setIndent(page.joining.code.width() // 2)
        assert seen == inked(page.joining.code) > 0, letter


def test_a_round_is_prepared_by_ticks_and_opened_closed_revealed(
    hall: Hall, page: RoomPage
) -> None:
    hall.start()
    ann = hall.come("Ann")
    page.refresh()
    click(page.bar.prepare_one)
    dialog = page.bar.findChild(RoundDialog)
    assert dialog is not None
    hall.until(lambda: QApplication.focusWidget() is dialog.name)
    assert not dialog.go.isEnabled()
    write("What would follow?")
    for group in (ENDPOINTS, INTERESTS):
        row = dialog.tree.groups[group]
        dialog.tree.expandItem(row)
        dialog.tree.setCurrentItem(row.child(0))
        dialog.tree.setFocus()
        press(Key.Key_Space)
    assert dialog.asks.text() == "Asked: 1 score."
    click(dialog.go)

    asked = hall.host.rounds[-1]
    assert (asked.name, asked.state, len(asked.scores)) == ("What would follow?", "prepared", 1)
    page.bar.minutes.setValue(3)
    go_on(hall, page)
    assert page.panel is page.asking
    assert page.asking.count.text() == "0 of 1 are in"
    assert page.asking.left.text()[:2] in ("3:", "2:")
    ann.until("open")
    item = "/".join(("score", *asked.scores[0]))
    blind = {"-63", "\N{MINUS SIGN}63", "Because.", "Ann"}
    vote(hall, asked.id, Ann={item: numbers(-63, "Because.")})
    hall.until(lambda: page.asking.count.text() == "1 of 1 is in")
    assert not blind & set(seen(page).split())

    go_on(hall, page)
    closed = hall.bench.scenario.rounds[asked.id]
    assert closed.digest[:8] in page.asking.digest.text()
    assert not blind & set(seen(page).split())
    go_on(hall, page)
    assert page.panel is page.reveal
    assert page.reveal.name.text() == "What would follow?"


def test_it_is_revealed_by_disagreement_with_reasons_as_plain_text(
    hall: Hall, page: RoomPage
) -> None:
    revealed(hall, page)
    view = page.reveal.pane.view
    assert [spot.key for spot in view.spots] == [ONE, TWO]
    assert "agrees on 1 of 2" in page.reveal.says.text()
    view.setFocus()
    press(Key.Key_Home)
    assert page.reveal.chosen == ONE
    assert page.reveal.reasons.text() == "\N{BULLET} <b>Oil</b>"
    press(Key.Key_Down)
    assert page.reveal.reasons.text() == "Nobody gave a reason for this."
    for alias in ("Ann", "Bob", "Cem"):
        assert alias not in seen(page)


def test_a_table_says_the_same(hall: Hall, page: RoomPage) -> None:
    revealed(hall, page)
    page.reveal.as_table.click()
    table = page.reveal.pane.table
    assert table is not None
    words = [table.item(0, column).text() for column in range(table.columnCount())]  # type: ignore[attr-defined]
    assert words[1:] == ["2 numbers", "0", "−40 to 40", "differs most"]


def test_held_results_are_not_on_the_page(hall: Hall, page: RoomPage) -> None:
    revealed(hall, page)
    hall.bench.hold(True)
    assert page.panel is page.held
    assert "agrees" not in seen(page)
    click(page.held.button)
    assert page.panel is page.reveal


def test_a_second_round_leaves_out_what_is_agreed_and_shows_what_moved(
    hall: Hall, page: RoomPage
) -> None:
    first = revealed(hall, page)
    click(page.bar.again)
    dialog = page.bar.findChild(SecondRoundDialog)
    assert dialog is not None
    assert dialog.leave_out.isChecked()
    dialog.accept()

    second = next(each for each in hall.host.rounds if each.after == first)
    assert second.scores == (("e1", "us1"),)
    assert page.panel is page.joining
    assert page.bar.rounds.value == second.id
    hall.rest()
    go_on(hall, page)
    for line in hall.lines.values():
        line.until("open")
    vote(hall, second.id, Ann={ONE: numbers(40, why="persuaded")},
         Bob={ONE: numbers(-80)})  # fmt: skip
    go_on(hall, page)
    go_on(hall, page)
    hall.until(lambda: page.panel is page.reveal)
    (spot,) = page.reveal.pane.view.spots
    assert "median 0 → −20; 1 was persuaded" in spot.words


def test_a_round_that_is_put_away_can_be_shown_again(hall: Hall, page: RoomPage) -> None:
    key = revealed(hall, page)
    click(page.bar.away)
    hall.rest()
    assert page.panel is page.joining
    hall.lines["Ann"].until("waiting")
    assert page.bar.rounds.value == key
    go_on(hall, page)
    assert page.panel is page.reveal
    assert hall.lines["Ann"].until("revealed")["results"][ONE]["count"] == 2


def test_a_round_that_was_open_when_the_program_ended_is_said(hall: Hall, page: RoomPage) -> None:
    hall.start()
    hall.ask(**SCORES)
    hall.host.stop()
    hall.rest()
    hall.host.notice = ""
    page.refresh()
    assert page.panel is page.starting
    assert "First" in page.starting.kept.text()
    assert not page.bar.go.isEnabled()


def test_what_may_only_be_looked_at_is_not_led(hall: Hall, page: RoomPage) -> None:
    from scenario_desk.model.messages import Message

    hall.bench.read_only = Message("session_not_running", {})
    page.refresh()
    assert not page.bar.prepare_one.isVisible()
    assert not page.bar.end.isVisible()


def test_a_round_can_be_changed_while_it_is_prepared(hall: Hall, page: RoomPage) -> None:
    key = hall.prepare(**SCORES)
    page.refresh()
    click(page.bar.change)
    dialog = page.bar.findChild(RoundDialog)
    assert dialog is not None
    assert dialog.tree.ticked(ENDPOINTS) == ("e1", "e2")
    dialog.anonymity.offer(dialog.anonymity.offered, "unlinkable")
    dialog.numbers.offer(dialog.numbers.offered, "1")
    before = hall.bench.scenario.rounds[key]
    dialog.accept()
    assert hall.bench.scenario.rounds[key] == replace(before, anonymity="unlinkable", numbers=1)
    assert hall.bench.undo_text
    QApplication.processEvents()
