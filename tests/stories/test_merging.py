"""Two people go on with one scenario, each in a copy; one of them puts both together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from scenario_desk.desk.merging.base_dialog import BaseDialog
from scenario_desk.desk.merging.merge_dialog import MergeDialog
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from tests.model.building import small_scenario
from tests.stories import hands
from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story


@pytest.fixture
def copies(person: Facilitator) -> tuple[Path, Path, Path]:
    """What both began with, what Anna made of it, and what Ben did, which is open."""
    base, anna, ben = (person.folder / f"{name}.scenario" for name in ("base", "anna", "ben"))
    save(small_scenario().moment, base)
    opens(person, base)
    relabels(person, "talks", "Talks in Vienna")
    relabels(person, "stall", "They walk out")
    saves_as(person, anna)
    opens(person, base)
    relabels(person, "talks", "Talks in Geneva")
    relabels(person, "deal", "They shake hands")
    saves_as(person, ben)
    return base, anna, ben


def opens(person: Facilitator, path: Path) -> None:
    held = load(path)
    person.opens_file(path)
    person.waits_until(lambda: person.window.working and person.scenario == held)
    person.presses("Ctrl+1")
    person.is_seated()


def relabels(person: Facilitator, node: str, label: str) -> None:
    person.clicks(node)
    person.presses("F2", "Ctrl+A")
    person.writes(label, "Return")


def saves_as(person: Facilitator, path: Path) -> None:
    person.will_save_as(path.name)
    person.presses("Ctrl+Shift+S")
    assert path.exists()


def merges(
    person: Facilitator, answers_base: Callable[[QWidget], None], answers: Callable[[QWidget], None]
) -> None:
    """Choose from the menu, and answer the question and the view that come up."""

    def modal(kind: type[QWidget]) -> Callable[[], QWidget | None]:
        def there() -> QWidget | None:
            found = QApplication.activeModalWidget()
            return found if isinstance(found, kind) else None

        return there

    with (
        hands.answering(answers_base, modal(BaseDialog)),
        hands.answering(answers, modal(MergeDialog)) as merging,
    ):
        person.clicks_menu("File", "Merge with a file…")
        person.waits_until(lambda: merging and QApplication.activeModalWidget() is None)


def test_two_copies_are_put_together_and_taken_apart_in_one_step(person, copies):
    base, anna, ben = copies
    mine = person.scenario
    person.will_choose(anna, base)

    def names_the_base(question: QWidget) -> None:
        person.clicks_button("Another file…", question)
        person.clicks_button("Go on", question)

    def decides(view: QWidget) -> None:
        assert isinstance(view, MergeDialog)
        person.waits_until(lambda: view.state.text() == "One decision left")
        person.waits_until(lambda: view.merging.own is not None)
        person.presses("T")
        person.waits_until(view.go.isEnabled)
        person.presses("Return")

    merges(person, names_the_base, decides)
    assert [person.scenario.nodes[key].label for key in ("talks", "deal", "stall")] == [
        "Talks in Vienna",
        "They shake hands",
        "They walk out",
    ]
    assert person.status() == "Merged with anna.scenario."
    assert person.bench.undo_text == "Merge with anna.scenario"
    assert load(ben) == mine
    person.presses("Ctrl+Z")
    assert person.scenario == mine
    person.presses("Ctrl+Y")
    assert person.scenario.nodes["talks"].label == "Talks in Vienna"


def test_with_no_base_all_that_differs_is_asked_and_nothing_happens_unless_it_is_merged(
    person, copies
):
    mine, steps = person.scenario, person.steps()
    person.will_choose(copies[1])

    def knows_none(question: QWidget) -> None:
        person.presses("Return")

    def gives_up(view: QWidget) -> None:
        assert isinstance(view, MergeDialog)
        person.waits_until(lambda: view.state.text() == "3 decisions left")
        person.clicks_button("Theirs for all undecided", view)
        person.presses("Escape")

    merges(person, knows_none, gives_up)
    assert person.scenario == mine
    assert person.steps() == steps


def test_what_was_last_saved_here_is_offered_where_theirs_shares_it(person, copies):
    """Ben goes on without saving; Anna's copy was made from what he saved."""
    _base, anna, ben = copies
    save(edits.set_label(load(ben), "leave", "They go home"), anna)
    relabels(person, "push", "Ben pushes")
    person.will_choose(anna)

    def takes_it(question: QWidget) -> None:
        person.clicks_button("“ben.scenario” as it was last opened or saved here", question)
        person.clicks_button("Go on", question)

    def takes_all(view: QWidget) -> None:
        assert isinstance(view, MergeDialog)
        person.waits_until(view.go.isEnabled)
        assert view.state.text().startswith("Nothing collides")
        person.clicks_button("Merge", view)

    merges(person, takes_it, takes_all)
    labels = {key: person.scenario.nodes[key].label for key in ("push", "leave")}
    assert labels == {"push": "Ben pushes", "leave": "They go home"}


def test_a_snapshot_that_both_hold_is_what_both_were_made_from(person, copies):
    """Anna's copy was made after a snapshot, and Ben went on and saved since."""
    _base, anna, ben = copies
    kept = edits.take_snapshot(load(ben), "sent", "Sent to Anna", "Ben", "2026-11-27T10:00:00Z")
    save(edits.set_label(kept, "leave", "They go home"), anna)
    save(edits.set_label(kept, "push", "Ben pushes"), ben)
    opens(person, ben)
    person.will_choose(anna)

    def agrees(question: QWidget) -> None:
        assert "The snapshot “Sent to Anna”" in person.words_on(question)
        person.presses("Return")

    def takes_all(view: QWidget) -> None:
        assert isinstance(view, MergeDialog)
        person.waits_until(view.go.isEnabled)
        person.clicks_button("Merge", view)

    merges(person, agrees, takes_all)
    labels = {key: person.scenario.nodes[key].label for key in ("push", "leave")}
    assert labels == {"push": "Ben pushes", "leave": "They go home"}


def test_a_file_that_is_none_is_refused_in_a_sentence(person, copies):
    broken = person.folder / "broken.scenario"
    broken.write_text("no scenario")
    person.will_choose(broken)
    with person.told("broken.scenario was not opened"):
        person.clicks_menu("File", "Merge with a file…")
