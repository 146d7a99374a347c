"""A pasted block with headings goes where they say, in whatever order; shown before it is done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel

from scenario_desk.desk.matrix.block import BlockRefused
from scenario_desk.desk.matrix.headed_block import Heading, read_headed
from scenario_desk.desk.matrix.paste_preview import PastePreview
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from tests.desk.matrix.conftest import Matrix
from tests.model.building import small_scenario

SMALL = small_scenario()
ENDPOINTS, INTERESTS = tuple(SMALL.endpoints), tuple(SMALL.interests)


def title(interest: str) -> str:
    return SMALL.interests[interest].name


def lines(rows: list[list[str]], mark: str = "\t") -> str:
    return "\n".join(mark.join(row) for row in rows)


@given(
    st.permutations(ENDPOINTS),
    st.permutations(INTERESTS).flatmap(
        lambda order: st.integers(1, len(order)).map(lambda count: order[:count])
    ),
    st.sampled_from("\t;|"),
    st.booleans(),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_any_order_either_way_round(endpoints, interests, mark, lying, shouting, random) -> None:
    scores = {(e, i): random.randint(-100, 100) for e in endpoints for i in interests}
    rows = [
        ["", *map(title, interests)],
        *([SMALL.endpoints[e].name, *(str(scores[e, i]) for i in interests)] for e in endpoints),
    ]
    if lying:
        rows = [list(row) for row in zip(*rows, strict=True)]
    text = lines(rows, mark)
    found = read_headed(text.upper() if shouting else text, SMALL)
    assert found is not None
    assert found.cells == {key: Estimate(best) for key, best in scores.items()}
    assert [each.means for each in found.endpoints] == list(endpoints)


def test_what_means_nothing_or_several_things_is_left_aside() -> None:
    twice = edits.amend(SMALL, "interests", "ru1", name=title("us1"))
    e1, e2 = (SMALL.endpoints[each].name for each in ("e1", "e2"))
    block = lines(
        [
            ["Outcome", title("us1"), title("us2"), "Remarks", title("us2")],
            [e1, "1", "2", "as agreed", "3"],
            ["Total", "4", "5", "", "6"],
            [e2, "7", "8", "n/a", "9"],
        ]
    )
    found = read_headed(block, twice)
    assert found is not None
    assert found.interests == (
        Heading(title("us1"), None),
        Heading(title("us2"), "us2"),
        Heading("Remarks", None),
        Heading(title("us2"), None),
    )
    assert found.cells == {("e1", "us2"): Estimate(2), ("e2", "us2"): Estimate(8)}


@pytest.mark.parametrize("spanning", ["before", "above"])
def test_whose_an_interest_is_can_be_said(spanning: str) -> None:
    twice = edits.amend(SMALL, "interests", "ru1", name=title("us1"))
    e3 = SMALL.endpoints["e3"].name
    if spanning == "above":
        heads = [["", "Russia", "", "US"], ["", title("us1"), title("ru2"), title("us1")]]
    else:
        us, ru = f"US: {title('us1')}", f"Russia – {title('us1')}"
        heads = [["", ru, title("ru2"), us]]
    found = read_headed(lines([*heads, [e3, "11", "12", "13"]]), twice)
    assert found is not None
    assert found.cells == {
        ("e3", "ru1"): Estimate(11),
        ("e3", "ru2"): Estimate(12),
        ("e3", "us1"): Estimate(13),
    }


def test_a_cell_that_holds_no_score_is_told_with_its_place() -> None:
    e1 = SMALL.endpoints["e1"].name
    with pytest.raises(BlockRefused) as refused:
        read_headed(lines([["", title("us1"), title("us2")], [e1, "5", "much"]]), SMALL)
    assert (refused.value.row, refused.value.column) == (2, 3)


@pytest.mark.parametrize(
    "text", ["1\t2\n3\t4", "7", "", "a\tb\nc\td", "Summary\nof it", "a\t1\nb\t2"]
)
def test_a_block_without_headings_is_none(text: str) -> None:
    assert read_headed(text, SMALL) is None


def paste(matrix: Matrix, text: str, do: Callable[[QDialog], None]) -> list[str]:
    """Paste, answer the preview, and return what it said."""
    said: list[str] = []

    def answer() -> None:
        dialog = matrix.view.findChild(PastePreview)
        assert dialog is not None
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        do(dialog)

    QApplication.clipboard().setText(text)
    QTimer.singleShot(0, answer)
    matrix.view.paste()
    return said


def test_it_is_shown_then_done_as_one_step_with_its_actors(matrix: Matrix) -> None:
    e4 = SMALL.endpoints["e4"].name
    block = lines([["", title("ir2"), "Cost", title("us1")], [e4, "−3", "9", ""]])
    said = paste(matrix, block, lambda dialog: press_button(dialog, "Paste"))
    assert {"Cost", "left aside", e4} <= set(said)
    assert "1 score goes in." in said
    assert any(each.startswith("1 score is taken out") for each in said)
    assert matrix.best("e4", "ir2") == -3
    assert ("e4", "us1") not in matrix.scenario.scores
    assert "ir2" in matrix.view.model.interests
    matrix.bench.undo()
    assert matrix.scenario == SMALL


def test_given_up_it_changes_nothing(matrix: Matrix) -> None:
    block = lines([["", title("us2")], [SMALL.endpoints["e1"].name, "44"]])
    paste(matrix, block, lambda dialog: press_button(dialog, "Cancel"))
    assert matrix.scenario == SMALL


def press_button(dialog: QDialog, words: str) -> None:
    buttons = dialog.findChild(QDialogButtonBox).buttons()
    next(each for each in buttons if each.text().replace("&", "") == words).click()
