"""Printing a picture: how large, on what; how many pages that makes; a look before; the printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from scenario_desk.desk.printing.choices import (
    Choice,
    Wanted,
    fitting_choice,
    form,
    paper_choice,
)
from scenario_desk.desk.printing.source import Sources, SourceWords
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.telling import Telling
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.exchange.pictures.drawing import Drawing
from scenario_desk.exchange.pictures.handout import Matter
from scenario_desk.exchange.pictures.page_plan import Fitting
from scenario_desk.exchange.pictures.pages import Pages, spread
from scenario_desk.exchange.pictures.picture_files import pages_on
from scenario_desk.exchange.pictures.qt_pages import paint_pages, paper_of
from scenario_desk.exchange.pictures.qt_watched_text import WatchedTypeSetter
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.numbers import utility

MOST_PREVIEWED = 60
"""Pages: more would hold up the window, and nobody leafs through them."""


@dataclass(frozen=True, slots=True)
class Planned:
    """Pages, and what they are made of again when a printer has other paper."""

    drawing: Drawing
    texts: WatchedTypeSetter
    fitting: Fitting
    pages: Pages
    layout: QPageLayout
    words: SourceWords

    def on(self, printer: QPrinter) -> Pages:
        """The pages for the paper that a printer has."""
        paper = paper_of(printer.pageLayout())
        if paper == self.pages.paper:
            return self.pages
        return spread(self.drawing, self.texts, paper, self.fitting)


class PrintDialog(QDialog):
    """Says what will come out of the printer before it does."""

    def __init__(self, sources: Sources, tasks: Tasks, telling: Telling) -> None:
        super().__init__(telling.window)
        self._tasks, self._telling = tasks, telling
        self.planned: Planned | None = None
        self.setWindowTitle(_("Print a picture"))
        self.wanted = Wanted(sources)
        self.fitting, self.paper = fitting_choice(), paper_choice()
        turns = {_("Whichever takes fewer pages"): None, _("Upright"): True, _("Sideways"): False}
        self.turned = Choice(_("Orientation"), turns)
        self.summary = PlainLabel()
        self.summary.setWordWrap(True)
        self.summary.setMinimumSize(380, 3 * self.summary.fontMetrics().height())
        self.summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.preview = buttons.addButton(_("Preview…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go = buttons.addButton(_("Print…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.preview.clicked.connect(self._preview)
        buttons.accepted.connect(self._print)
        buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _result: tasks.cancel("pages"))
        choices = (
            self.wanted.picture,
            self.wanted.part,
            self.fitting,
            self.paper,
            self.turned,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(form(*choices))
        column.addWidget(self.summary)
        column.addWidget(buttons)
        picture = self.wanted.picture
        picture.currentIndexChanged.connect(self._suggest)
        for choice in choices:
            choice.currentIndexChanged.connect(self._plan)
        self._suggest()
        self._plan()

    def _suggest(self) -> None:
        self.wanted.part.choose(self.wanted.source.printed)

    def print_on(self, printer: QPrinter) -> None:
        """Print what is chosen, in a thread."""
        planned = self.planned
        assert planned is not None

        def work(progress: Progress) -> None:
            pages = planned.on(printer)
            first, last = printer.fromPage() or 1, printer.toPage() or pages.count
            _paint(printer, pages, range(first - 1, min(last, pages.count)), progress.report)

        def done(_nothing: None) -> None:
            telling.say(planned.words.at_printer, warns=False)

        def failed(error: BaseException) -> None:
            if not isinstance(error, FileRefused):
                raise error
            telling.refuse(planned.words.not_printed, str(error))

        telling = self._telling
        self._tasks.run("print", planned.words.printing, work, done, failed)

    def _plan(self) -> None:
        """Find out, in a thread, which pages the choices make."""
        part, fitting = self.wanted.what, self.fitting.value
        paper, upright = self.paper.value, self.turned.value
        source = self.wanted.source

        def work(progress: Progress) -> Planned:
            drawing, texts = source.drawn(part, ".pdf", progress.check)
            assert not isinstance(drawing, Matter), "a handout is not offered here"
            pages, layout = pages_on(drawing, texts, fitting, paper, upright)
            return Planned(
                drawing, WatchedTypeSetter(_unwatched), fitting, pages, layout, source.words
            )

        self._show(None)
        self._tasks.run("pages", "", work, self._show)

    def _show(self, planned: Planned | None) -> None:
        self.planned = planned
        self.summary.setText(_("Counting the pages…") if planned is None else _described(planned))
        few = planned is not None and planned.pages.count <= MOST_PREVIEWED
        self.preview.setEnabled(few)
        self.go.setEnabled(planned is not None)
        self.preview.setToolTip(
            ""
            if few
            else _("Up to {count} pages can be looked at first.").format(count=MOST_PREVIEWED)
        )

    def _printer(self) -> QPrinter:
        planned = self.planned
        assert planned is not None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(harmless(planned.drawing.caption.title))
        printer.setPageLayout(planned.layout)
        printer.setFullPage(True)
        return printer

    def _preview(self) -> None:
        planned, printer = self.planned, self._printer()
        assert planned is not None

        def paint(device: QPrinter) -> None:
            device.setFullPage(True)
            pages = planned.on(device)
            _paint(device, pages, range(pages.count), lambda _share: None)

        dialog = QPrintPreviewDialog(printer, self)
        dialog.resize(self._telling.window.size() * 0.9)
        dialog.paintRequested.connect(paint)
        dialog.exec()
        dialog.deleteLater()

    def _print(self) -> None:
        planned, printer = self.planned, self._printer()
        assert planned is not None
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, planned.pages.count)
        chosen = dialog.exec()
        dialog.deleteLater()
        if chosen:
            self.print_on(printer)
            self.accept()


def _paint(
    printer: QPrinter, pages: Pages, numbers: range, advance: Callable[[float], None]
) -> None:
    """Paint pages on a printer; raises FileRefused where it takes none."""
    painter = QPainter()
    if not painter.begin(printer):
        raise FileRefused("print_refused", printer=printer.printerName())
    try:
        paint_pages(painter, printer, pages, numbers, printer.resolution(), advance)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def _described(planned: Planned) -> str:
    """How many pages, how they lie, and how large the type is."""
    pages = planned.pages
    columns, rows = len(pages.plan.columns), len(pages.plan.rows)
    points = pages.plan.scale * planned.drawing.smallest
    sentence = ngettext(
        "{n} page; the smallest type is {points} points.",
        "{n} pages; the smallest type is {points} points.",
        pages.count,
    ).format(n=pages.count, points=utility(points, digits=1))
    if pages.count == 1:
        return sentence
    lying = _(
        "They lie {columns} across and {rows} down, and are marked where one overlaps the next."
    ).format(columns=columns, rows=rows)
    legible = ""
    if planned.fitting == "page":
        legible = _("On one page it could not be read.")
    elif planned.fitting == "width" and columns > 1:
        legible = _("On the width of one page it could not be read.")
    return " ".join(each for each in (sentence, lying, legible) if each)


def _unwatched() -> None:
    """Nobody waits for what is printed but the printer."""
