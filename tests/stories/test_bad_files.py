"""Whatever is opened or cannot be saved, the work on the desk stays as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scenario_desk.exchange import scenario_file
from scenario_desk.locate import locate
from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story

WHOLE = locate("scenarios", "chemical-weapons-2013.scenario").read_bytes()


def changed(**parts: Any) -> bytes:
    return json.dumps(json.loads(WHOLE) | parts).encode()


def circle() -> bytes:
    """A tree whose branch leads back to where it came from."""
    return changed(
        root="a",
        nodes=[
            {"id": "a", "kind": "chance", "children": ["b"]},
            {"id": "b", "kind": "chance", "children": ["a"]},
        ],
        packages=[],
    )


BAD: dict[str, Callable[[], bytes]] = {
    "truncated": lambda: WHOLE[: len(WHOLE) // 2],
    "empty": lambda: b"",
    "binary": lambda: bytes(range(256)) * 40,
    "newer": lambda: changed(version=999),
    "cyclic": circle,
    "deep": lambda: b"[" * 200_000,
    "deeper": lambda: b'{"format": "scenario-desk", "version": 1, "notes": ' + b"[" * 200_000,
}


@pytest.fixture
def busy(person: Facilitator) -> Facilitator:
    """Somebody who has already changed something."""
    person.opens_template("Blank scenario")
    person.goes_to_pane(person.window.tree)
    person.presses("Home")
    person.writes("What now?", "Return")
    assert person.window.isWindowModified()
    return person


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_with_one_sentence(busy: Facilitator, kind: str) -> None:
    path = busy.folder / f"{kind}.scenario"
    path.write_bytes(BAD[kind]())
    before, title = busy.scenario, busy.window.windowTitle()

    with busy.told(f"{path.name} was not opened", path.name) as read:
        busy.opens_file(path)

    assert_one_sentence(read[1])
    assert busy.scenario is before
    assert busy.window.windowTitle() == title
    assert busy.window.isWindowModified()
    busy.presses("Ctrl+Z")
    assert busy.scenario.nodes[busy.scenario.root].question == ""
    busy.presses("Ctrl+Shift+Z")
    assert busy.scenario == before


def test_a_file_that_is_gone_is_forgotten(person: Facilitator) -> None:
    path = person.folder / "gone.scenario"
    path.write_bytes(WHOLE)
    person.opens_file(path)
    person.waits_until(lambda: person.window.working)
    person.presses("Ctrl+W")
    path.unlink()
    with person.told("gone.scenario was not opened"):
        person.clicks_card("gone")
    assert not person.window.working
    person.presses("Ctrl+N")
    assert "gone" not in person.recent_files()


def test_a_bad_file_on_the_welcome_page_leaves_it_there(person: Facilitator) -> None:
    path = person.folder / "empty.scenario"
    path.write_bytes(b"")
    with person.told("empty.scenario was not opened"):
        person.opens_file(path)
    assert person.window.welcome.isVisible()
    person.opens_template("Blank scenario")


def test_a_disk_that_fails_keeps_the_work(
    busy: Facilitator, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, path = busy.scenario, busy.will_save_as("full.scenario")

    def no_room(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(scenario_file, "write_atomically", no_room)
    with busy.told("full.scenario was not saved", "the disk is full") as read:
        busy.presses("Ctrl+S")
    assert "Your work is still open" in read[1]
    assert not path.exists()
    assert busy.scenario is before
    assert busy.window.isWindowModified()
    assert busy.steps() == 1

    monkeypatch.undo()
    busy.will_save_as("other.scenario")
    busy.presses("Ctrl+S")
    assert not busy.window.isWindowModified()


def test_a_folder_that_cannot_be_written_to_keeps_the_work(busy: Facilitator) -> None:
    nowhere = Path("missing") / "folder" / "work.scenario"
    busy.will_save_as(str(nowhere))
    with busy.told("work.scenario was not saved"):
        busy.presses("Ctrl+S")
    assert busy.window.isWindowModified()
    assert busy.bench.path is None


def assert_one_sentence(text: str) -> None:
    assert text.endswith(".")
    assert text.isprintable()
    assert "Traceback" not in text
    assert len(text) < 400
