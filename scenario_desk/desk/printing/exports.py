"""The commands that take the tree out of a window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from scenario_desk.desk.printing.export_dialog import ExportDialog
from scenario_desk.desk.printing.print_dialog import PrintDialog
from scenario_desk.desk.printing.source import Part, Source, source
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.telling import Telling
from scenario_desk.exchange.fragments import carrier, outline
from scenario_desk.exchange.pictures.picture_files import WRITERS, Manner, svg, write_picture
from scenario_desk.exchange.pictures.sheet import sheet
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.desk.tree.tree_view import TreeView

SVG = "image/svg+xml"
_COPIED_SCALE = 2.0
_OUTLINED = 20_000
"""Nodes: no editor wants a longer outline by way of a picture."""


class Exports(QObject):
    """Export, print and copy, for one window."""

    def __init__(
        self, tree: TreeView, tasks: Tasks, telling: Telling, suggested: Callable[[str], Path]
    ) -> None:
        """`suggested`: the file for an ending where nothing else is said."""
        super().__init__(tree)
        self._tree, self._tasks, self._telling = tree, tasks, telling
        self._suggested = suggested

    def export(self) -> None:
        """Ask for a file and what is to be in it, and write it."""
        self._tree.workbench.settle()
        path = self._asked_for()
        if path is None:
            return
        taken = source(self._tree)
        dialog = ExportDialog(path.name, path.suffix.lower(), taken, self._telling.window)
        if dialog.exec():
            self.write(taken, path, *dialog.chosen)
        dialog.deleteLater()

    def write(self, taken: Source, path: Path, part: Part, manner: Manner) -> None:
        """Write a part of the tree into a file, in a thread."""

        def work(progress: Progress) -> None:
            tree, texts = taken.drawn(part, path.suffix.lower(), progress.check)
            write_picture(tree, texts, path, manner, progress.report)

        def done(_nothing: None) -> None:
            self._telling.say(_("The tree is in {file}.").format(file=path.name), warns=False)

        title = _("Drawing {file}").format(file=path.name)
        self._tasks.run("export", title, work, done, partial(self._refused, path.name))

    def print_tree(self) -> None:
        """Ask how, and print."""
        self._tree.workbench.settle()
        dialog = PrintDialog(source(self._tree, printed=True), self._tasks, self._telling)
        dialog.exec()
        dialog.deleteLater()

    def copy_svg(self) -> None:
        """Put what the pane shows on the clipboard: to be drawn on, looked at, or read."""
        self._tree.workbench.settle()
        taken = source(self._tree)

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

    def _asked_for(self) -> Path | None:
        """The file the tree is to go into; None where none was chosen."""
        filters = {
            _("SVG, sharp at any size (*.svg)"): ".svg",
            _("PDF, to print or to read (*.pdf)"): ".pdf",
            _("PNG picture (*.png)"): ".png",
        }
        name, chosen = QFileDialog.getSaveFileName(
            self._telling.window,
            _("Export the tree"),
            # Without an ending: the one of the chosen kind is put behind it.
            str(self._suggested("")),
            ";;".join(filters),
        )
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() in WRITERS:
            return path
        # The dialog has asked about the name as it was typed, not about this one.
        path = path.with_name(path.name + filters.get(chosen, ".svg"))
        return path if self._telling.may_replace(path, _("Export the tree")) else None

    def _refused(self, file: str, error: BaseException) -> None:
        if not isinstance(error, FileRefused | OSError):
            raise error
        title = _("{file} was not written").format(file=file) if file else _("Nothing copied")
        self._telling.refuse(title, str(error))


def _text(taken: Source) -> str:
    """The shown branch as an outline, below the marking."""
    scenario = taken.evaluation.frame.scenario
    root = taken.branch or scenario.root
    if taken.count > _OUTLINED:
        return scenario.title
    lines = [scenario.marking, outline(carrier(scenario, [root]))]
    return "\n".join(line for line in lines if line)
