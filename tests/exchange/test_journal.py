"""A journal: every edit is on the disk when it is made, and comes back, whatever happened since."""

from __future__ import annotations

import errno
import json
import os
import stat
import threading
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given

from scenario_desk.exchange.journal import (
    Journal,
    Left,
    Newer,
    NothingLeft,
    left_in,
    left_journals,
)
from scenario_desk.exchange.journal import journal as journal_module
from scenario_desk.exchange.journal.lines import Damaged, Ended, Head, Saved, line, read_line
from scenario_desk.exchange.on_disk import standing
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.patches import Patch, applied, patch, patch_of
from scenario_desk.model.patches.entry import Entry
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario
from tests.model.test_edit_properties import edited, plans, several

SMALL = small_scenario()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "journals"


def labelled(scenario: Scenario, text: str) -> Scenario:
    return edits.set_label(scenario, "talks", text)


def record(journal: Journal, old: Scenario, new: Scenario, *, late: bool = False) -> Scenario:
    between = changes(old, new)
    journal.record("done", "set_label", between, None if late else patch_of(between, 100))
    return new


def labels(journal: Journal, *texts: str, start: Scenario = SMALL) -> Scenario:
    for text in texts:
        start = record(journal, start, labelled(start, text))
    return start


def killed(journal: Journal) -> Path:
    """The journal's folder as a kill would leave it: what is with the system and nothing more."""
    path = journal.folder
    beside = path.parent.parent
    copy = beside / f"killed-{len(list(beside.iterdir()))}" / path.name
    copy.mkdir(parents=True)
    for each in path.iterdir():
        if each.name != "lock":
            (copy / each.name).write_bytes(each.read_bytes())
    return copy.parent


def one_left(home: Path) -> Left:
    (folder,) = left_journals(home)
    return left_in(folder)


def after(left: Left) -> Scenario:
    scenario = left.base
    for entry in left.entries:
        scenario = applied(scenario, entry.patch)
    return scenario


# what is written


def test_an_edit_is_with_the_system_when_it_was_recorded(home: Path) -> None:
    journal = Journal.begin(home, SMALL, author="Ann")
    last = labels(journal, "One", "Two")
    left = one_left(killed(journal))
    journal.close()
    assert left.base == SMALL
    assert after(left) == last
    assert [entry.revision for entry in left.entries] == [1, 2]
    assert {entry.author for entry in left.entries} == {"Ann"}
    assert left.damaged == 0
    assert left.time.endswith("Z")


def test_a_line_can_be_read_by_people(home: Path) -> None:
    journal = Journal.begin(home, SMALL, Path("/tmp/talks.scenario"), author="Ann")
    labels(journal, "They talk")
    head, entry = map(json.loads, (journal.folder / "steps-1.jsonl").read_text().splitlines())
    journal.close()
    assert head["format"] == "scenario-desk-journal"
    assert (head["version"], head["file"]) == (1, "/tmp/talks.scenario")
    assert entry["step"] == "set_label"
    assert entry["changes"] == [
        {"at": ["nodes", "talks", "label"], "old": "Talks open", "new": "They talk"}
    ]


def test_nobody_else_may_read_it(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    modes = [stat.S_IMODE(journal.folder.stat().st_mode)]
    modes.append(stat.S_IMODE((journal.folder / "steps-1.jsonl").stat().st_mode))
    journal.close()
    assert modes == [0o700, 0o600]


def test_it_is_gone_when_closed_and_left_when_kept(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    labels(journal, "One")
    journal.close()
    assert list(home.iterdir()) == []
    kept = Journal.begin(home, SMALL)
    last = labels(kept, "One")
    kept.close(keep=True)
    assert after(one_left(home)) == last


def test_one_that_is_written_to_is_not_left(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    labels(journal, "One")
    assert list(left_journals(home)) == []
    journal.close()


def test_one_without_an_edit_has_nothing_left(home: Path) -> None:
    Journal.begin(home, SMALL).close(keep=True)
    (folder,) = left_journals(home)
    with pytest.raises(NothingLeft):
        left_in(folder)


def test_a_large_edit_is_written_in_its_turn(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    first = record(journal, SMALL, labelled(SMALL, "Large"), late=True)
    last = labels(journal, "Small", start=first)
    journal.saved(Path("/tmp/talks.scenario"))
    assert journal.flush()
    left = one_left(killed(journal))
    journal.close()
    assert [entry.revision for entry in left.entries] == [1, 2]
    assert after(left) == last
    assert left.file == Path("/tmp/talks.scenario")


def test_an_edit_does_not_wait_for_a_large_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, recorded = threading.Event(), threading.Event()

    def slow(of: Any) -> bytes:
        begun.set()
        assert recorded.wait(60)
        return line(of)

    journal = Journal.begin(home, SMALL)
    monkeypatch.setattr(journal_module, "line", slow)
    first = record(journal, SMALL, labelled(SMALL, "Large"), late=True)
    assert begun.wait(60)
    last = labels(journal, "Small", start=first)
    recorded.set()
    assert journal.flush()
    left = one_left(killed(journal))
    journal.close()
    assert after(left) == last


def test_snapshots_and_ways_back_to_them_come_back(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    kept = edits.take_snapshot(SMALL, "one", "Round 1", "Ann", "2017-06-01T12:00:00Z")
    way = [SMALL, kept, labelled(kept, "They talk")]
    way.append(edits.go_back(way[-1], "start"))
    way.append(edits.go_back(way[-1], "one"))
    for old, new in pairwise(way):
        record(journal, old, new, late=new is kept)
    assert journal.flush()
    left = one_left(killed(journal))
    journal.close()
    assert after(left) == way[-1]
    assert left.damaged == 0


def test_the_base_is_the_file_as_long_as_that_stands(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "talks.scenario"
    # Laid out by hand: a copy keeps that, writing does not.
    save(SMALL, file)
    file.write_bytes(b" " + file.read_bytes())
    stands = standing(file)
    journal = Journal.begin(home, SMALL, file, stands)
    assert (journal.folder / "base-1.scenario").read_bytes() == file.read_bytes()
    journal.close()
    save(labelled(SMALL, "Another's"), file)
    journal = Journal.begin(home, SMALL, file, stands)
    assert load(journal.folder / "base-1.scenario") == SMALL
    journal.close()


# what is read


def test_a_torn_last_line_was_not_finished(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    labels(journal, "One", "Two")
    left = killed(journal)
    journal.close()
    (steps,) = left.glob("*/steps-1.jsonl")
    whole = steps.read_bytes()
    for cut in range(1, len(whole.splitlines()[-1])):
        steps.write_bytes(whole[:-cut])
        (folder,) = left_journals(left)
        found = left_in(folder)
        folder.release()
        assert after(found) == labelled(SMALL, "One")
        assert found.damaged == 0


def test_a_damaged_line_in_the_middle_is_counted_and_the_rest_is_read(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    labels(journal, "One", "Two", "Three")
    left = killed(journal)
    journal.close()
    (steps,) = left.glob("*/steps-1.jsonl")
    lines = steps.read_bytes().splitlines(keepends=True)
    for damage in (b"\0" * len(lines[2]), lines[2][:-9] + b"\n", lines[2].replace(b"Two", b"two")):
        steps.write_bytes(b"".join([*lines[:2], damage, *lines[3:]]))
        (folder,) = left_journals(left)
        found = left_in(folder)
        folder.release()
        assert [entry.revision for entry in found.entries] == [1, 3]
        assert found.damaged == 1


@pytest.mark.parametrize(
    "change",
    [
        {"revision": "1"},
        {"how": "guessed"},
        {"author": None},
        {"more": 1},
        {"changes": [{"at": ["nodes", "talks", "label"], "new": 7}]},
        {"format": "scenario-desk-journal"},
        {"saved": "/home/ann/talks.scenario"},
        {"ended": "asked"},
    ],
)
def test_a_line_that_says_something_else_is_damaged(change: dict[str, Any]) -> None:
    entry = Entry(1, "done", "set_label", patch(SMALL, labelled(SMALL, "One")), "Ann", "")
    content = json.loads(line(entry))
    content.pop("crc32")
    text = json.dumps(content | change, ensure_ascii=False).encode()
    with pytest.raises(Damaged):
        read_line(b'{"crc32": "%08x", %b\n' % (crc32(text), text[1:]))


def test_head_saved_and_ended_are_read_as_written() -> None:
    head = Head(7, "a.scenario", "Tälks \u2028", "now")
    for each in (head, Saved(3, "/b", "then"), Ended(4, "at last")):
        assert read_line(line(each)) == each


@several
@given(plans)
def test_entries_are_read_as_written(plan) -> None:
    way = [scenario for _, scenario in edited(plan)[0]]
    for revision, (old, new) in enumerate(pairwise(way), 1):
        entry = Entry(revision, "done", "an_edit", patch(old, new), "Ann\n", "now")
        assert read_line(line(entry)) == entry


def test_a_damaged_beginning_takes_no_edit_along(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    last = labels(journal, "One")
    left = killed(journal)
    journal.close()
    (steps,) = left.glob("*/steps-1.jsonl")
    steps.write_bytes(steps.read_bytes().replace(b"revision", b"revisiom", 1))
    found = one_left(left)
    assert (after(found), found.damaged, found.file) == (last, 1, None)


def test_the_journal_of_a_newer_program_is_left_alone(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    labels(journal, "One")
    left = killed(journal)
    journal.close()
    (steps,) = left.glob("*/steps-1.jsonl")
    steps.write_bytes(steps.read_bytes().replace(b'"version": 1, ', b'"version": 12, "more": 1, '))
    (folder,) = left_journals(left)
    with pytest.raises(Newer):
        left_in(folder)


def test_what_is_no_part_of_a_journal_is_not_removed_with_it(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    (journal.folder / "steps-2.new").write_text("a fold that was killed")
    (journal.folder / "notes.txt").write_text("mine")
    journal.close()
    assert [each.name for each in journal.folder.iterdir()] == ["notes.txt"]


def test_it_is_known_what_the_file_held(home: Path) -> None:
    file = Path("/tmp/talks.scenario")
    journal = Journal.begin(home, SMALL, file)
    last = labels(journal, "One", "Two")
    assert one_left(killed(journal)).held == 0
    journal.saved(file)
    labels(journal, "Three", start=last)
    resumed = Journal.resume(home, one_left(killed(journal)), last)
    assert one_left(killed(resumed)).held == 2
    untitled = Journal.begin(home, SMALL)
    labels(untitled, "One")
    assert one_left(killed(untitled)).held is None
    for each in (journal, resumed, untitled):
        each.close()


def test_a_file_is_found_from_wherever_the_program_is_started_next(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    journal = Journal.begin(home, SMALL, Path("talks.scenario"))
    labels(journal, "One")
    assert one_left(killed(journal)).file == tmp_path / "talks.scenario"
    journal.saved(Path("other.scenario"))
    monkeypatch.chdir("/")
    assert one_left(killed(journal)).file == tmp_path / "other.scenario"
    journal.close()


def test_a_file_whose_path_is_no_text_is_found_again(home: Path) -> None:
    """File systems keep bytes: what comes from an old disk, or out of an archive, may be Latin-1."""
    opened, saved = (Path(f"caf\udce9 100%/{name}").absolute() for name in ("a", "\udcff"))
    journal = Journal.begin(home, SMALL, opened)
    labels(journal, "One")
    left = one_left(killed(journal))
    assert (left.file, left.damaged, len(left.entries)) == (opened, 0, 1)
    journal.saved(saved)
    left = one_left(killed(journal))
    assert (left.file, left.damaged, left.held) == (saved, 0, 1)
    journal.close()


def test_half_a_character_in_a_name_makes_no_line_unreadable() -> None:
    entry = Entry(1, "done", "an_edit", Patch(), "Caf\udce9", "now")
    assert read_line(line(entry)) == replace(entry, author="Caf?")


# what is folded


def test_a_long_one_goes_on_from_a_newer_base(home: Path, monkeypatch) -> None:
    monkeypatch.setattr(journal_module, "MOST_LINES", 20)
    journal = Journal.begin(home, SMALL)
    last = SMALL
    for turn in range(5):
        last = labels(journal, *(f"{turn} {each}" for each in range(21)), start=last)
        assert journal.flush()
        left = one_left(killed(journal))
        assert after(left) == last
        assert 10 <= len(left.entries) <= 20
        assert left.entries[-1].revision == 21 * (turn + 1)
        left.folder.remove()
    assert len(list(journal.folder.iterdir())) == 3
    journal.close()


def test_its_bytes_are_bounded_too(home: Path, monkeypatch) -> None:
    monkeypatch.setattr(journal_module, "MOST_BYTES", 10_000)
    journal = Journal.begin(home, SMALL)
    base = (journal.folder / "base-1.scenario").stat().st_size
    last = labels(journal, *("x" * 190 + str(each) for each in range(400)))
    assert journal.flush()
    left = one_left(killed(journal))
    assert after(left) == last
    (steps,) = journal.folder.glob("steps-*.jsonl")
    assert steps.stat().st_size <= 2 * max(10_000, base)
    journal.close()


def test_a_fold_that_was_killed_leaves_the_old_steps(home: Path, monkeypatch) -> None:
    monkeypatch.setattr(journal_module, "MOST_LINES", 20)
    journal = Journal.begin(home, SMALL)
    replace, seen = os.replace, []

    def look(source: Any, target: Any) -> None:
        if "steps" in str(target):
            seen.append(after(one_left(killed(journal))))
        replace(source, target)

    monkeypatch.setattr(journal_module.os, "replace", look)
    last = labels(journal, *map(str, range(21)))
    assert journal.flush()
    journal.close()
    assert seen == [last]


# when the disk refuses


def test_what_was_done_while_the_disk_refused_is_kept_once_it_takes_it(
    home: Path, monkeypatch
) -> None:
    monkeypatch.setattr(journal_module, "RETRY_S", 0.01)
    said: list[str] = []
    journal = Journal.begin(home, SMALL)
    journal.told = said.append
    first = labels(journal, "Kept")
    write = os.write
    full = [True]

    def refuse(handle: int, content: Any) -> int:
        if full[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(handle, content)

    monkeypatch.setattr(journal_module.os, "write", refuse)
    last = labels(journal, "Refused", "And more", start=first)
    assert not journal.flush()
    assert len(said) == 1
    assert "full" in said[0]
    full[0] = False
    while not journal.flush():
        pass
    assert said[-1] == ""
    last = labels(journal, "Kept again", start=last)
    left = one_left(killed(journal))
    journal.close()
    assert after(left) == last


def test_what_cannot_be_synced_is_told(home: Path, monkeypatch) -> None:
    said: list[str] = []
    journal = Journal.begin(home, SMALL)
    journal.told = said.append

    def refuse(_handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(journal_module, "_sync", refuse)
    labels(journal, "One")
    assert not journal.flush()
    assert said
    journal.close()


def test_a_folder_that_cannot_be_written_is_told_and_not_left(tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.write_text("no folder")
    with pytest.raises(OSError, match="directory"):
        Journal.begin(home, SMALL)


def test_what_was_folded_whole_is_left_all_the_same(home: Path, monkeypatch) -> None:
    monkeypatch.setattr(journal_module, "RETRY_S", 0.01)
    journal = Journal.begin(home, SMALL)
    write, full = os.write, [True]

    def refuse(handle: int, content: Any) -> int:
        if full[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(handle, content)

    monkeypatch.setattr(journal_module.os, "write", refuse)
    last = labels(journal, "Refused")
    full[0] = False
    while not journal.flush():
        pass
    journal.close(keep=True)
    left = one_left(home)
    assert (left.base, left.entries, left.revision) == (last, (), 1)


def test_what_was_recovered_around_damage_is_left_when_killed_at_once(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    labels(journal, "One", "Two")
    journal.close(keep=True)
    (steps,) = home.glob("*/steps-1.jsonl")
    steps.write_bytes(steps.read_bytes().replace(b"One", b"Own", 1))
    left = one_left(home)
    recovered = labelled(SMALL, "Recovered")
    Journal.resume(home, left, recovered).close(keep=True)
    assert one_left(home).base == recovered


# going on


def test_what_was_recovered_can_be_recovered_again(home: Path) -> None:
    journal = Journal.begin(home, SMALL, author="Ann")
    last = labels(journal, "One", "Two")
    journal.close(keep=True)
    left = one_left(home)
    resumed = Journal.resume(home, left, after(left), "Bob")
    last = labels(resumed, "Three", start=last)
    resumed.close(keep=True)
    again = one_left(home)
    assert (again.base, after(again)) == (SMALL, last)
    assert [entry.author for entry in again.entries] == ["Ann", "Ann", "Bob"]
    assert [entry.revision for entry in again.entries] == [1, 2, 3]
