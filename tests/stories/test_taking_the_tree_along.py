"""The tree leaves the room: as a file, on the clipboard, on paper."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from scenario_desk.desk.printing.exports import SVG
from scenario_desk.desk.printing.print_dialog import PrintDialog
from scenario_desk.desk.printing.source import tree_source
from scenario_desk.exchange.pictures.picture_files import Manner
from scenario_desk.model import edits
from tests.exchange.pictures.pdf_text import pages_of
from tests.stories import hands
from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story


@pytest.fixture
def ready(person: Facilitator) -> Facilitator:
    """Somebody with the flagship on the desk, marked, and the tree before them."""
    person.opens_template(person.window.welcome.cards[0].title)
    person.bench.apply(edits.amend_scenario, marking="For training only")
    person.presses("Ctrl+1")
    return person


def choose(dialog: QWidget, name: str, words: str) -> None:
    """Choose in a list that can be seen."""
    (box,) = [
        each
        for each in dialog.findChildren(QComboBox)
        if each.accessibleName() == name and each.isVisible()
    ]
    box.setCurrentIndex(box.findText(words))
    assert box.currentText() == words


def words_of(path: Path) -> str:
    return " ".join(each.text or "" for each in ElementTree.parse(path).getroot().iter())


def test_the_whole_tree_into_an_svg(ready: Facilitator) -> None:
    path = ready.will_save_as("tree.svg")
    with ready.answers("Export"):
        ready.presses("Ctrl+Shift+E")
    ready.waits_until(lambda: ready.status() == "The tree is in tree.svg.")
    words = words_of(path)
    for node in ready.scenario.nodes.values():
        assert node.label in words
    assert words.count("For training only") >= 2


def test_a_name_without_an_ending_gets_one(ready: Facilitator) -> None:
    path = ready.will_save_as("tree")
    with ready.answers("Export"):
        ready.clicks_menu("File", "Export a picture…")
    ready.waits_until(lambda: ready.status() == "The tree is in tree.svg.")
    assert path.with_suffix(".svg").exists()
    assert not path.exists()


def test_what_is_folded_stays_folded_if_that_is_wanted(ready: Facilitator) -> None:
    def arranged(dialog: QWidget) -> None:
        choose(dialog, "Show", "The tree as it is folded now")
        ready.clicks_button("Export", dialog)

    path = ready.will_save_as("tree.svg")
    with hands.answering(arranged):
        ready.presses("Ctrl+Shift+E")
    ready.waits_until(lambda: ready.status() == "The tree is in tree.svg.")
    words = words_of(path)
    hidden = ready.window.tree.content.scene.hidden
    folds = [f"+{count}" for count in hidden.tolist() if count]
    assert folds
    assert all(fold in words for fold in folds)
    assert "Defend the enclave by force" not in words


def test_a_file_may_be_called_anything(ready: Facilitator) -> None:
    formats: list[Qt.TextFormat] = []

    def looks(dialog: QWidget) -> None:
        titles = [each for each in dialog.findChildren(QLabel) if each.objectName() == "title"]
        formats.extend(each.textFormat() for each in titles)
        ready.clicks_button("Cancel", dialog)

    ready.will_save_as("<b>tree.svg")
    with hands.answering(looks):
        ready.presses("Ctrl+Shift+E")
    assert formats == [Qt.TextFormat.PlainText]


def test_a_fine_picture_and_pages(ready: Facilitator) -> None:
    def finest(dialog: QWidget) -> None:
        choose(dialog, "Show", "What the pane shows")
        choose(dialog, "Fineness", "4 × the screen")
        ready.clicks_button("Export", dialog)

    def spread(dialog: QWidget) -> None:
        choose(dialog, "Pages", "Several pages to print")
        choose(dialog, "Size", "100 %")
        choose(dialog, "Paper", "A3")
        ready.clicks_button("Export", dialog)

    picture = ready.will_save_as("tree.png")
    with hands.answering(finest):
        ready.presses("Ctrl+Shift+E")
    ready.waits_until(lambda: ready.status() == "The tree is in tree.png.")
    assert QImage(str(picture)).width() >= 4 * ready.window.tree.width()
    pages = ready.will_save_as("tree.pdf")
    with hands.answering(spread):
        ready.presses("Ctrl+Shift+E")
    ready.waits_until(lambda: ready.status() == "The tree is in tree.pdf.")
    read = pages_of(pages.read_bytes())
    assert len(read) > 1
    assert all(page.count("Fortrainingonly") == 2 for page in read)


def test_nothing_is_written_where_the_dialog_is_cancelled(ready: Facilitator) -> None:
    path = ready.will_save_as("tree.svg")
    with ready.answers("Cancel"):
        ready.presses("Ctrl+Shift+E")
    ready.gives_up_the_file_dialog()
    ready.presses("Ctrl+Shift+E")
    assert not path.exists()
    assert not ready.window.tasks.busy("export")


def test_what_cannot_be_written_is_told(ready: Facilitator) -> None:
    path = ready.folder / "none" / "tree.svg"
    with ready.told("tree.svg was not written", "could not be written"):
        exports = ready.window.commands.exports
        exports.write(path, tree_source(ready.window.tree, "light"), "whole", Manner())


def test_the_clipboard_takes_the_picture_in_every_form(ready: Facilitator) -> None:
    ready.clicks_menu("Edit", "Copy the tree as SVG")
    ready.waits_until(lambda: ready.status().startswith("The picture is on the clipboard"))
    data = QGuiApplication.clipboard().mimeData()
    root = ElementTree.fromstring(bytes(data.data(SVG).data()))
    assert root.tag.endswith("svg")
    assert data.hasImage()
    assert "For training only" in data.text()
    assert "ISIS first, deconflict with Russia" in data.text()


def test_held_results_leave_with_nobody(ready: Facilitator) -> None:
    ready.presses("Ctrl+H")
    path = ready.will_save_as("tree.svg")
    with ready.answers("Export"):
        ready.presses("Ctrl+Shift+E")
    ready.waits_until(lambda: ready.status() == "The tree is in tree.svg.")
    assert "signed" not in words_of(path)
    assert ready.bench.tokens.overlap not in path.read_text("utf-8")


def test_printing_says_first_what_will_come_out(ready: Facilitator) -> None:
    out = ready.folder / "printed.pdf"
    said = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, PrintDialog)
        ready.waits_until(lambda: dialog.planned is not None)
        assert dialog.planned is not None
        assert dialog.planned.pages.count <= 2, "what the pane shows"
        said.append(dialog.summary.text())
        choose(dialog, "Show", "The whole tree")
        choose(dialog, "Size", "Fit on one page")
        choose(dialog, "Orientation", "Upright")
        ready.waits_until(lambda: dialog.planned is not None)
        said.append(dialog.summary.text())
        assert dialog.preview.isEnabled()
        printer = QPrinter()
        printer.setOutputFileName(str(out))
        printer.setPageLayout(dialog.planned.layout)
        printer.setFullPage(True)
        dialog.print_on(printer)
        ready.clicks_button("Cancel", dialog)

    with hands.answering(look):
        ready.presses("Ctrl+P")
    ready.waits_until(lambda: ready.status() == "The tree is at the printer.")
    assert "the smallest type is 7.0 points" in said[1]
    assert said[1].endswith("On one page it could not be read.")
    pages = pages_of(out.read_bytes())
    assert said[1].startswith(f"{len(pages)} pages")
    assert f"page{len(pages)}of{len(pages)}" in pages[-1]


def test_the_chart_is_taken_along_when_it_is_what_is_worked_in(ready: Facilitator) -> None:
    ready.presses("Ctrl+3")
    ready.work.chart.ensure_plot().setFocus()
    path = ready.will_save_as("chart.svg")
    with ready.answers("Export"):
        ready.presses("Ctrl+Shift+E")
    ready.waits_until(lambda: ready.status() == "The chart is in chart.svg.")
    words = words_of(path)
    assert "above both signing lines" in words
    assert ready.headline() in words
    assert words.count("For training only") >= 2


def test_the_chart_can_be_chosen_to_export_and_to_print(ready: Facilitator) -> None:
    out = ready.folder / "printed.pdf"

    def export(dialog: QWidget) -> None:
        choose(dialog, "Picture", "The overlap chart")
        choose(dialog, "Show", "The whole chart")
        ready.clicks_button("Export", dialog)

    def print_it(dialog: QWidget) -> None:
        assert isinstance(dialog, PrintDialog)
        choose(dialog, "Picture", "The overlap chart")
        ready.waits_until(lambda: dialog.planned is not None)
        assert dialog.planned is not None
        assert dialog.planned.pages.count == 1
        printer = QPrinter()
        printer.setOutputFileName(str(out))
        printer.setPageLayout(dialog.planned.layout)
        printer.setFullPage(True)
        dialog.print_on(printer)
        ready.clicks_button("Cancel", dialog)

    path = ready.will_save_as("chart.pdf")
    with hands.answering(export):
        ready.presses("Ctrl+Shift+E")
    ready.waits_until(lambda: ready.status() == "The chart is in chart.pdf.")
    with hands.answering(print_it):
        ready.presses("Ctrl+P")
    ready.waits_until(lambda: ready.status() == "The chart is at the printer.")
    for file in (path, out):
        (page,) = pages_of(file.read_bytes())
        assert "abovebothsigninglines" in page
        assert page.count("Fortrainingonly") == 2


def test_a_handout_on_the_paper_that_is_there(ready: Facilitator) -> None:
    def offered(dialog: QWidget) -> set[str]:
        boxes = [each for each in dialog.findChildren(QComboBox) if each.isVisible()]
        return {each.accessibleName() for each in boxes}

    def export(dialog: QWidget) -> None:
        choose(dialog, "Picture", "A handout: both, and the endpoints")
        assert offered(dialog) == {"Picture", "Paper"}
        choose(dialog, "Paper", "Letter")
        ready.clicks_button("Export", dialog)

    path = ready.will_save_as("handout.pdf")
    with hands.answering(export):
        ready.presses("Ctrl+Shift+E")
    ready.waits_until(lambda: ready.status() == "The handout is in handout.pdf.")
    (page,) = pages_of(path.read_bytes())
    assert "Whoblocksit" in page
    assert page.count("Fortrainingonly") == 2

    def remembered(dialog: QWidget) -> None:
        choose(dialog, "Picture", "A handout: both, and the endpoints")
        (paper,) = [
            each for each in dialog.findChildren(QComboBox) if each.accessibleName() == "Paper"
        ]
        assert paper.currentText() == "Letter"
        ready.clicks_button("Cancel", dialog)

    ready.will_save_as("other.svg")
    with hands.answering(remembered):
        ready.presses("Ctrl+Shift+E")


def test_a_held_chart_leaves_with_nobody(ready: Facilitator) -> None:
    ready.presses("Ctrl+3")
    ready.presses("Ctrl+H")

    def chart(dialog: QWidget) -> None:
        choose(dialog, "Picture", "The overlap chart")
        ready.clicks_button("Export", dialog)

    path = ready.will_save_as("chart.svg")
    with hands.answering(chart):
        ready.presses("Ctrl+Shift+E")
    ready.waits_until(lambda: ready.status() == "The chart is in chart.svg.")
    assert "Results are held" in words_of(path)
    assert ready.bench.tokens.overlap not in path.read_text("utf-8")


def test_the_scores_as_a_table(ready: Facilitator) -> None:
    path = ready.will_save_as("judged")
    ready.clicks_menu("File", "Export the scores…")
    ready.waits_until(lambda: ready.status() == "The scores are in judged.csv.")
    with path.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    scenario = ready.scenario
    assert {
        (row["endpoint"], row["interest"]): float(row["best"]) for row in rows if row["best"]
    } == {key: each.best for key, each in scenario.scores.items()}
    assert {row["marking"] for row in rows} == {"For training only"}
