"""The page on a participant's phone: real pages in a real browser, before a real server."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scenario_desk.workshop.paper import RoomSaid
from scenario_desk.workshop.room import Seat
from tests.browser import Browser, Page, needs_chromium
from tests.workshop.page.hosting import (
    BRANCH,
    HOSTILE,
    PACKAGE,
    POLL,
    PROPOSED,
    SCORE,
    SEED,
    Session,
    begin,
    give,
    join,
    paper,
    sent,
    session,
)

needs_chromium()

SEATS = (Seat("us", "United States"), Seat("ru", "Russia"))


def test_joining_by_the_code_that_was_read(page: Page, host: Session) -> None:
    page.open(host.joining.address)
    page.fill("input[name=code]", "wrong")
    page.fill("input[name=alias]", "Ana")
    page.tap("Join")
    page.until("document.querySelector('[role=alert]')?.innerText")

    page.fill("input[name=code]", host.joining.code.lower())
    page.tap("Join")

    page.shows("The next round appears here by itself.")


def test_a_name_that_is_taken_asks_for_another_name_alone(
    page: Page, host: Session, phones: Browser
) -> None:
    other = phones.page()
    join(other, host, "Ana")
    phones.close(other)
    page.open(f"{host.joining.url}")
    page.fill("input[name=alias]", "Ana")
    page.tap("Join")
    page.shows("is called “Ana” already")
    assert not page.run("document.querySelector('input[name=code]')")
    page.fill("input[name=alias]", "Ben")
    page.tap("Join")

    page.shows("The next round appears here by itself.")


def test_a_link_that_is_damaged_asks_for_the_code(page: Page, host: Session) -> None:
    page.open(f"{host.joining.address}#%")
    page.fill("input[name=alias]", "Ana")
    page.tap("Join")
    page.fill("input[name=code]", host.joining.code)
    page.tap("Join")

    page.shows("The next round appears here by itself.")


def test_a_page_that_came_in_half_says_what_to_do(phones: Browser, host: Session) -> None:
    page = phones.page()
    page.call("Network.enable")
    page.call("Network.setBlockedURLs", urls=["*/round.js"])
    page.open(host.joining.url)
    page.shows("load the page again")
    page.call("Network.setBlockedURLs", urls=[])
    page.reload()
    page.shows("Join the session")
    assert "load the page again" not in page.text
    phones.close(page)


def test_a_seat_is_taken_once_and_kept(phones: Browser, tmp_path: Path) -> None:
    with session(tmp_path / "box", SEATS) as host:
        page = phones.page()
        join(page, host)
        page.tap("Russia")
        page.shows("You are in")
        page.reload()
        page.shows("You are in")

        assert "Ana · Russia" in page.text
        phones.close(page)


def test_a_round_from_its_question_to_what_the_room_said(page: Page, host: Session) -> None:
    join(page, host)
    host.room.ask(paper(SCORE, BRANCH, POLL, SEED, role="Russia", text="Go by your own judgement."))
    page.shows("Go by your own judgement.")
    assert "By the name you chose." in page.text
    assert "Answer as Russia" in page.text

    begin(page)
    give(page, -20, 45, 10)
    page.tap("Add a reason")
    page.fill("textarea", "They have no other way out.")
    page.tap("Next")
    page.tap("I do not know")
    page.tap("Next")
    for name in ("Ending 4", "Ending 2", "Ending 1", "Ending 5"):
        page.tap(name)
    page.shows("Three at most")
    page.tap("1 Ending 4")
    page.tap("1 Ending 2")
    page.tap("Next")
    page.tap("Abstain")
    sent(page, 4, 4)
    page.tap("Overview")
    page.shows("All answered")

    said = dict(host.ballots())
    reason = {"reason": "They have no other way out."}
    assert said[SCORE.item] == {"low": -20, "best": 10, "high": 45} | reason
    assert said[BRANCH.item] == {"unknown": True}
    assert said[POLL.item] == {"choice": ["e01"]}
    assert said[SEED.item] == {"abstains": True}

    page.shows("The round is closed")
    half = {"low": 0, "median": 5, "high": 8}
    shown = half | {"count": 3, "dots": [-5, 5, 10], "agreed": True, "reasons": ["So."]}
    host.room.show({SCORE.item: shown, POLL.item: {"count": 3, "chosen": {"e01": 2, "e04": 1}}})
    page.shows("The room agrees")
    chosen = "[...document.querySelectorAll('.chosen b')].map((one) => one.innerText).join()"
    assert page.run(chosen) == "2,0,0,1,0"
    assert not [
        line
        for line in ("Median: 5", "Middle half: 0 to 8", "You: 10", "So.")
        if line not in page.text
    ]
    assert page.run("document.querySelectorAll('circle').length") == 3
    host.room.end()
    page.shows("The session has ended")


def test_one_number_by_thumb(page: Page, host: Session) -> None:
    join(page, host)
    host.room.ask(paper(BRANCH, numbers=1))
    begin(page)
    page.slide("[type=range]", 0.5, 1)
    page.until("document.querySelector('[type=number]').value === '100'")
    page.slide("[type=range]", 1, 0)
    page.until("document.querySelector('[type=number]').value === '0'")
    sent(page, 1, 1)

    assert host.ballots() == [(BRANCH.item, {"best": 0})]


def test_one_number_by_steps_and_by_keys(page: Page, host: Session) -> None:
    join(page, host)
    host.room.ask(paper(BRANCH, numbers=1))
    begin(page)
    page.tap(f"More: {BRANCH.title}")  # from the middle of the scale
    page.tap(f"More: {BRANCH.title}")
    page.run("document.querySelector('[type=range]').focus()")
    page.key("ArrowLeft", 4)
    sent(page, 1, 1)

    assert host.ballots() == [(BRANCH.item, {"best": 47})]


def test_numbers_stay_in_their_order_and_on_their_scale(page: Page, host: Session) -> None:
    join(page, host)
    host.room.ask(paper(SCORE))
    begin(page)
    give(page, 40, 30, 900)
    page.shows("between 40 and 40")
    sent(page, 1, 1)

    assert host.ballots() == [(SCORE.item, {"low": 40, "best": 40, "high": 40})]


def test_two_numbers_of_three_are_no_answer_yet(page: Page, host: Session) -> None:
    join(page, host)
    host.room.ask(paper(SCORE))
    begin(page)
    page.fill("input[type=number]", "-20")
    page.tap("Now the highest")
    page.fill("input[type=number]", "20")
    page.until(
        "[...document.querySelectorAll('.part b')].map((one) => one.innerText).join() === '−20,20,–'"
    )

    assert "Answered: 0 of 1" in page.text
    assert host.ballots() == []


def test_numbers_that_are_half_given_stay_through_a_reload(page: Page, host: Session) -> None:
    join(page, host)
    host.room.ask(paper(SCORE, BRANCH))
    begin(page)
    give(page, -20, 40)
    page.reload()
    begin(page)
    page.until("document.querySelector('.part b')?.innerText === '−20'")
    assert "Answered: 0 of 2" in page.text
    page.fill("input[type=number]", "5")
    sent(page, 1, 2)
    page.tap("Next")
    give(page, 10)
    page.tap("Abstain")
    sent(page, 2, 2)
    page.reload()
    page.tap("Back")
    page.shows(BRANCH.title)
    page.until("document.querySelector('.part b')?.innerText === '–'")

    scores = {"low": -20, "best": 5, "high": 40}
    assert dict(host.ballots()) == {SCORE.item: scores, BRANCH.item: {"abstains": True}}


def test_the_second_round_shows_the_first_and_asks_why(page: Page, host: Session) -> None:
    other = replace(SCORE, item="score/e01/us2", title="No chemical weapons")
    join(page, host)
    host.room.ask(paper(SCORE, other, numbers=1))
    begin(page)
    page.fill("fieldset:nth-of-type(1) input[type=number]", "10")
    page.fill("fieldset:nth-of-type(2) input[type=number]", "20")
    sent(page, 2, 2)
    host.room.close()
    (first,) = {ballot.voter for ballot in host.box.open("session", "r1")}
    said = {ballot.item: ballot.answer for ballot in host.box.open("session", "r1")}

    room = RoomSaid(-5, 35, 50, 12)
    again = [replace(item, room=room) for item in (SCORE, other)]
    second = paper(*again, round="r2", name="Again", second=True, numbers=1, before={first: said})
    host.room.ask(second)
    begin(page)
    page.shows("Median: 35")
    page.shows("You: 20")
    assert "Answered: 0 of 2" in page.text
    page.tap("Keep my answer", "fieldset:nth-of-type(1)")
    assert "What moved you?" not in page.text
    page.fill("fieldset:nth-of-type(2) input[type=number]", "30")
    page.tap("I learned a new fact")
    sent(page, 2, 2)

    assert dict(host.ballots("r2")) == {
        SCORE.item: {"best": 10},
        other.item: {"best": 30, "why": "new_fact"},
    }


def test_a_choice_that_is_all_taken_back_is_no_answer(page: Page, host: Session) -> None:
    join(page, host)
    host.room.ask(paper(POLL))
    begin(page)
    page.tap("Ending 4")
    sent(page, 1, 1)
    page.tap("1 Ending 4")
    sent(page, 0, 1)

    assert host.ballots() == [(POLL.item, {"choice": []})]


def test_signing_in_secret_warns_first(page: Page, host: Session) -> None:
    join(page, host)
    host.room.ask(paper(PACKAGE, warning="Each can infer the other's refusal."))
    page.shows("Each can infer the other's refusal.")
    assert "Safe zones" not in page.text
    page.tap("I have read this: begin")
    page.tap("I could not sign")
    sent(page, 1, 1)

    assert host.ballots() == [(PACKAGE.item, {"yes": False})]


def test_arguments_are_read_and_sent(page: Page, host: Session) -> None:
    join(page, host)
    host.room.propose(PROPOSED)
    page.shows("The allies agree.")
    page.tap("Against")
    page.fill("textarea", "Nobody flies there.")
    page.tap("Send it")

    page.until("document.querySelector('textarea').value === ''")
    page.until("document.querySelectorAll('.reasons')[1]?.innerText === 'Nobody flies there.'")


def test_hostile_texts_are_text(phones: Browser, tmp_path: Path) -> None:
    with session(tmp_path / "box", (Seat("us", HOSTILE),), HOSTILE) as host:
        page = phones.page()
        join(page, host, HOSTILE[:40])
        page.tap(page.run("document.querySelector('.option').innerText"))
        page.shows("You are in")
        said = dict.fromkeys(("title", "group", "help", "low_words", "high_words"), HOSTILE)
        bad = replace(SCORE, unit="<b>", **said)
        host.room.propose(replace(PROPOSED, name=HOSTILE, team=HOSTILE, pro=(HOSTILE,)))
        texts = dict.fromkeys(("name", "text", "role", "anonymity_words"), HOSTILE)
        host.room.ask(paper(bad, numbers=1, **texts))
        begin(page)
        give(page, 10)
        sent(page, 1, 1)
        host.room.close()
        shown = {"count": 1, "median": 10, "dots": [10], "reasons": [HOSTILE] * 3}
        host.room.show({bad.item: shown})
        page.shows("What the room said")

        assert page.run("document.querySelectorAll('img, #page script, b b').length") == 0
        assert page.text.count("onerror") >= 5
        assert not page.complaints
        phones.close(page)


def test_without_script_one_sentence_says_what_is_needed(phones: Browser, host: Session) -> None:
    page = phones.page(scripts=False)
    page.open(host.joining.address)

    assert "needs JavaScript" in page.text
    phones.close(page)


def test_a_round_by_keyboard_alone(page: Page, host: Session) -> None:
    page.open(host.joining.url)
    page.until("document.querySelector('h1')")
    page.key("Tab")
    page.type("Ana")
    page.key("Enter")
    page.shows("You are in")
    host.room.ask(paper(SCORE, POLL))
    page.shows("Begin")
    tab_to(page, "Begin")
    page.key("Enter")
    page.shows(SCORE.title)
    tab_to(page, f"Lowest: {SCORE.title}", "number")
    page.type("-10")
    page.key("Enter")
    tab_to(page, "Now the highest")
    page.key("Enter")  # which leads to the slider
    page.until("document.activeElement.type === 'range'")
    page.key("ArrowRight", 3)
    tab_to(page, "Now the best")
    page.key("Enter")
    page.until("document.activeElement.ariaLabel?.startsWith('Best')")
    page.key("ArrowRight")
    tab_to(page, "Next")
    page.key("Enter")
    page.shows(POLL.title)
    tab_to(page, "Ending 3")
    page.key("Space")
    sent(page, 2, 2)

    assert dict(host.ballots()) == {
        SCORE.item: {"low": -10, "best": 5, "high": 15},
        POLL.item: {"choice": ["e03"]},
    }


def tab_to(page: Page, name: str, kind: str = "") -> None:
    """Go on with Tab to what has this name (or text); fails where Tab never comes to it."""
    where = "document.activeElement"
    text = f"({where}.ariaLabel ?? {where}.innerText).replace(/\\s+/g, ' ').trim()"
    for _ in range(60):
        page.key("Tab")
        if page.run(f"[{text}, {where}.type]") in (
            [name, kind or "button"],
            [name, kind or "submit"],
        ):
            assert page.run(f"{where}.matches(':focus-visible')")
            return
    raise AssertionError(f"Tab never came to {name}")
