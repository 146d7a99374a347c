"""The commands that take a picture out of a window."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from scenario_desk.desk.printing.export_dialog import ExportDialog
from scenario_desk.desk.printing.print_dialog import PrintDialog
from scenario_desk.desk.printing.source import Kind, Part, Source, Sources, TreeSource, sources
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.telling import Telling
from scenario_desk.exchange import log_files
from scenario_desk.exchange.csv_tables import write_scores
from scenario_desk.exchange.fragments import carrier, outline
from scenario_desk.exchange.pictures.picture_files import WRITERS, Manner, svg, write_picture
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.exchange.pictures.sheet import sheet
from scenario_desk.exchange.refusal import FileRefused, sentence
from scenario_desk.model.edits.room.sessions import session_meant
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.titles import title_of

if TYPE_CHECKING:
    from scenario_desk.desk.chart.chart_view import ChartView
    from scenario_desk.desk.robustness.robustness_view import RobustnessView
    from scenario_desk.desk.tree.tree_view import TreeView

SVG = "image/svg+xml"
_CSV = ".csv"
_COPIED_SCALE = 2.0
_OUTLINED = 20_000
"""Nodes: no editor wants a longer outline by way of a picture."""


class Exports(QObject):
    """Export, print and copy, for one window."""

    def __init__(
        self,
        tree: TreeView,
        chart: ChartView,
        robustness: RobustnessView,
        in_use: Callable[[], QWidget],
        tasks: Tasks,
        telling: Telling,
        suggested: Callable[[str], Path],
    ) -> None:
        """`in_use`: the view that is worked in. `suggested`: the file for an ending where nothing
        else is said.
        """
        super().__init__(tree)
        self._tree, self._chart, self._robustness = tree, chart, robustness
        self._in_use = in_use
        self._tasks, self._telling = tasks, telling
        self._suggested = suggested

    def export(self) -> None:
        """Ask for a file and what is to be in it, and write it."""
        self._tree.workbench.settle()
        path = self._asked_for(_("Export a picture"), _picture_filters(), WRITERS)
        if path is None:
            return
        ending, taken = path.suffix.lower(), self._sources()
        dialog = ExportDialog(path.name, ending, taken, self._telling.window)
        if dialog.exec():
            self.write(path, *dialog.chosen)
        dialog.deleteLater()

    def write(self, path: Path, taken: Source, part: Part, manner: Manner) -> None:
        """Write a part of a picture into a file, in a thread."""

        def work(progress: Progress) -> None:
            drawing, texts = taken.drawn(part, path.suffix.lower(), progress.check)
            write_picture(drawing, texts, path, manner, progress.report)

        def done(_nothing: None) -> None:
            self._telling.say(taken.words.in_file.format(file=path.name), warns=False)

        title = _("Drawing {file}").format(file=path.name)
        self._tasks.run("export", title, work, done, partial(self._refused, path.name))

    def export_scores(self) -> None:
        """Ask for a file and write the scores of the scenario into it, as a table."""
        bench = self._tree.workbench
        bench.settle()
        kinds = _("Table of comma-separated values (*{ending})").format(ending=_CSV)
        path = self._telling.file_for(_("Export the scores"), self._suggested(_CSV), kinds, _CSV)
        if path is None:
            return
        scenario = bench.scenario

        def done(_nothing: None) -> None:
            said = _("The scores are in {file}.").format(file=path.name)
            self._telling.say(said, warns=False)

        self._tasks.run(
            "export",
            _("Writing {file}").format(file=path.name),
            lambda _progress: write_scores(scenario, path),
            done,
            partial(self._refused, path.name),
        )

    def export_log(self) -> None:
        """Ask for a file and write what happened in the session into it, as a section of a report."""
        bench = self._tree.workbench
        bench.settle()
        scenario = bench.scenario
        session = session_meant(scenario)
        if session is None:
            return
        title = _("Export the log of the session")
        path = self._asked_for(title, _log_filters(), log_files.WRITERS)
        if path is None:
            return
        texts = QtTypeSetter(QApplication.font())

        def done(_nothing: None) -> None:
            said = _("The log of the session is in {file}.").format(file=path.name)
            self._telling.say(said, warns=False)

        self._tasks.run(
            "export",
            _("Writing {file}").format(file=path.name),
            lambda _progress: log_files.write_log(scenario, session.id, path, texts),
            done,
            partial(self._refused, path.name),
        )

    def print_picture(self) -> None:
        """Ask how, and print."""
        self._tree.workbench.settle()
        dialog = PrintDialog(self._sources(printed=True), self._tasks, self._telling)
        dialog.exec()
        dialog.deleteLater()

    def copy_svg(self) -> None:
        """Put what the pane shows on the clipboard: to be drawn on, looked at, or read."""
        self._tree.workbench.settle()
        taken = self._sources().tree

        def work(progress: Progress) -> tuple[bytes, object, str]:
            from scenario_desk.exchange.pictures.qt_pages import image_of_sheet

            tree, texts = taken.drawn("shown", ".svg", progress.check)
            on = sheet(tree, texts)
            return b"".join(svg(on, texts)), image_of_sheet(on, _COPIED_SCALE), _text(taken)

        def done(made: tuple[bytes, object, str]) -> None:
            document, image, text = made
            data = QMimeData()
            data.setData(SVG, document)
            data.setImageData(image)
            data.setText(text)
            QGuiApplication.clipboard().setMimeData(data)
            self._telling.say(_("The picture is on the clipboard, as SVG too."), warns=False)

        self._tasks.run("copy", _("Drawing the tree"), work, done, partial(self._refused, ""))

    def _sources(self, *, printed: bool = False) -> Sources:
        taken = self._robustness.taken
        kinds: dict[QWidget, Kind] = {self._chart: "chart"}
        if taken is not None:
            kinds[self._robustness] = "robustness"
        used = kinds.get(self._in_use(), "tree")
        return sources(self._tree, self._chart, used, robustness=taken, printed=printed)

    def _asked_for(
        self, title: str, filters: dict[str, str], known: Collection[str]
    ) -> Path | None:
        """The file something is to go into; None where none was chosen.

        `filters`: an ending for each kind that is offered, the first where none is chosen.
        """
        name, chosen = QFileDialog.getSaveFileName(
            self._telling.window,
            title,
            # Without an ending: the one of the chosen kind is put behind it.
            str(self._suggested("")),
            ";;".join(filters),
        )
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() in known:
            return path
        # The dialog has asked about the name as it was typed, not about this one.
        path = path.with_name(path.name + filters.get(chosen, next(iter(filters.values()))))
        return path if self._telling.may_replace(path, title) else None

    def _refused(self, file: str, error: BaseException) -> None:
        if not isinstance(error, FileRefused | OSError):
            raise error
        title = _("{file} was not written").format(file=file) if file else _("Nothing copied")
        self._telling.refuse(title, sentence(error))


def _picture_filters() -> dict[str, str]:
    return {
        _("SVG, sharp at any size (*.svg)"): ".svg",
        _("PDF, to print or to read (*.pdf)"): ".pdf",
        _("PNG picture (*.png)"): ".png",
    }


def _log_filters() -> dict[str, str]:
    return {
        _("Page with its picture, to read or to print (*.html)"): ".html",
        _("Markdown, to go into a report (*.md)"): ".md",
    }


def _text(taken: TreeSource) -> str:
    """The shown branch as an outline, below the marking."""
    scenario = taken.evaluation.frame.scenario
    root = taken.branch or scenario.root
    if taken.count > _OUTLINED:
        return title_of(scenario)
    lines = [scenario.marking, outline(carrier(scenario, [root]))]
    return "\n".join(line for line in lines if line)
