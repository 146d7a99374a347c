"""Whether the program was asked to end or was cut off, and when the last edit was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenario_desk.exchange.journal import Journal
from scenario_desk.exchange.journal import journal as journal_module
from tests.exchange.test_journal import SMALL, after, killed, labelled, labels, one_left, record


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "journals"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the time is; the last."""
    times = ["2026-11-27T14:00:00Z"]
    monkeypatch.setattr(journal_module, "now", lambda: times[-1])
    return times


def test_what_was_cut_off_says_nothing_of_an_end(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    labels(journal, "One")
    assert not one_left(killed(journal)).ended
    journal.ended()
    assert one_left(killed(journal)).ended
    journal.close()


def test_who_works_on_after_being_asked_is_cut_off_again(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    last = labels(journal, "One")
    journal.ended()
    journal.saved(Path("/tmp/talks.scenario"))
    assert one_left(killed(journal)).ended
    labels(journal, "Two", start=last)
    assert not one_left(killed(journal)).ended
    journal.close()


def test_it_comes_after_an_edit_that_takes_long(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    last = record(journal, SMALL, labelled(SMALL, "Long"), late=True)
    journal.ended()
    assert journal.flush()
    left = one_left(killed(journal))
    assert (after(left), left.ended) == (last, True)
    journal.close()


def test_what_was_recovered_and_left_again_was_ended_as_before(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    last = labels(journal, "One")
    journal.ended()
    journal.close(keep=True)
    resumed = Journal.resume(home, one_left(home), last)
    assert one_left(killed(resumed)).ended
    labels(resumed, "Two", start=last)
    assert not one_left(killed(resumed)).ended
    resumed.close()


def test_its_time_is_that_of_the_last_edit(home: Path, clock: list[str]) -> None:
    journal = Journal.begin(home, SMALL)
    last = labels(journal, "One")
    clock.append("2026-11-28T09:00:00Z")
    journal.saved(Path("/tmp/talks.scenario"))
    journal.ended()
    journal.close(keep=True)
    left = one_left(home)
    assert left.time == clock[0]
    clock.append("2026-11-29T09:00:00Z")
    resumed = Journal.resume(home, left, last)
    assert one_left(killed(resumed)).time == clock[0]
    labels(resumed, "Two", start=last)
    assert one_left(killed(resumed)).time == clock[2]
    resumed.close()
