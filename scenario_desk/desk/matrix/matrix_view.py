"""The score matrix: type, paste, read the reasons beside it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

from PySide6.QtCore import (
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk import settings
from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.new_things import adding_words
from scenario_desk.desk.bench.selection import Selection
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.matrix import clipboard
from scenario_desk.desk.matrix.block import Block, BlockRefused, Place, read_block, spread
from scenario_desk.desk.matrix.cell_delegate import CellDelegate
from scenario_desk.desk.matrix.cell_sizes import size_cells
from scenario_desk.desk.matrix.headed_block import HeadedBlock, read_headed
from scenario_desk.desk.matrix.headers import EndpointHeader, InterestHeader
from scenario_desk.desk.matrix.matrix_model import MatrixModel
from scenario_desk.desk.matrix.paste_preview import PastePreview
from scenario_desk.desk.matrix.room_menu import RoomMenu
from scenario_desk.desk.matrix.score_table import ScoreTable
from scenario_desk.desk.matrix.table_picture import picture_of
from scenario_desk.desk.matrix.totals import TotalsHead
from scenario_desk.desk.widgets.elided_button import ElidedButton
from scenario_desk.desk.widgets.elided_label import ElidedLabel
from scenario_desk.desk.widgets.focus_ring import FocusRing
from scenario_desk.desk.widgets.notice import Notice
from scenario_desk.desk.widgets.open_fields import take_open_fields
from scenario_desk.desk.widgets.pane import Pane
from scenario_desk.desk.widgets.plain_text import tip, unmarked
from scenario_desk.desk.widgets.spoken import tell_name
from scenario_desk.desk.widgets.tab_order import in_order
from scenario_desk.desk.widgets.tick_menu import TickMenu
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Judgement
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.messages import words

_ANSWERED = ("participants", "rounds", "assessments")
"""What the room's part rests on."""
_HINT = mark("Type a number from −100 to 100, or low best high. 0 is the baseline carried forward.")
_ROOM_HINT = mark(
    "At the right of a cell the room: its median (of how many), its middle half, who differs most; ≠"
    " is not agreed."
)
_MOST = 400
"""More cells than this are a block to copy, not things to inspect."""


class MatrixView(Pane):
    """Endpoints × interests of the chosen actors."""

    add_requested = Signal(str, str)
    """A thing of this kind is to be scored, too; of the actor with this id, or "" for any."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self.model = MatrixModel(workbench, self)
        self.table = ScoreTable(self.copy, self.paste, self.clear_cells, self)
        self.table.setModel(self.model)
        workbench.settling.connect(lambda: take_open_fields(self.table))
        self.delegate = CellDelegate(workbench, self.model, self.table)
        self.delegate.refused = self._refuse
        self.delegate.entered = self._step
        self.table.setItemDelegate(self.delegate)
        self.table.setHorizontalHeader(InterestHeader(workbench, self.model, self.table))
        heads = EndpointHeader(workbench, self.model, self.table)
        self.table.setVerticalHeader(heads)
        self.table.corner = TotalsHead(heads.totals, workbench, self.table)
        self.table.setAccessibleName(_("Score matrix"))
        self.notice = Notice()
        self.notice.pressed.connect(
            lambda: self.add_requested.emit("interest" if self.model.endpoints else "endpoint", "")
        )
        # The hint beside them gives way first.
        self.adder = ElidedButton(least=27)
        self.adder.setMenu(TickMenu(self.adder, self._list_adding))
        self.adder.say(adding_words("interest"))
        self.chooser = ElidedButton(most=36, least=24)
        self.chooser.setMenu(TickMenu(self.chooser, self._list_actors))
        self.room = RoomMenu(workbench, self.model.room, self._judgements, self._switch_room, self)
        self.hint = ElidedLabel("")
        self.hint.setObjectName("muted")
        self.entrances = (self.table, self.notice.button)
        FocusRing(workbench, self, self.table)
        self._following = False
        self._build()
        in_order([self.adder, self.room, self.chooser, self.table, self.notice.button])
        self._size_cells()
        self._word()
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.model.dataChanged.connect(self._tell_cell)
        self.table.verticalHeader().sectionClicked.connect(self._endpoint_clicked)
        self.table.horizontalHeader().sectionClicked.connect(self._interest_clicked)
        workbench.updated.connect(self._refresh)
        workbench.selection_changed.connect(self._follow)
        workbench.hold_changed.connect(lambda _held: self._switch_room())
        workbench.room.changed.connect(self._switch_room)
        workbench.theme_changed.connect(self._dress)

    def _build(self) -> None:
        title = QLabel(_("Scores"))
        title.setObjectName("title")
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 10, 6)
        head.setSpacing(12)
        head.addWidget(title)
        head.addWidget(self.hint)
        head.addStretch(1)
        head.addWidget(self.adder)
        head.addWidget(self.room)
        head.addWidget(self.chooser)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.notice, 1)

    # what is shown

    def _refresh(self, update: Update) -> None:
        changes = update.changes
        moved = self.model.refresh(update)
        named = ("endpoints", "interests", "actors", *_ANSWERED)
        if moved or (changes is not None and changes.touches(*named)):
            self.room.refresh()
            self._word()
            self._size_cells()
        self.table.horizontalHeader().viewport().update()
        if self.table.corner is not None:
            self.table.corner.update()
        if moved:
            self._follow(self._bench.selection.within(update.scenario))
        self.table.verticalHeader().viewport().update()

    def _tell_cell(self, first: QModelIndex, last: QModelIndex) -> None:
        if QItemSelectionRange(first, last).contains(self.table.currentIndex()):
            tell_name(self.table)

    def _word(self) -> None:
        """The chooser's names, the hint, and what to do where there is nothing to score."""
        bench = self._bench
        self.hint.setText(_(_HINT if self.model.room.shown is None else _ROOM_HINT))
        scenario = bench.scenario
        shown = [scenario.actors[key].label for key in self.model.actors]
        self.chooser.say(_("Actors: {names}").format(names=", ".join(shown) or _("none")))
        missing = not self.model.endpoints or not self.model.interests
        self.table.setVisible(not missing)
        self.notice.setVisible(missing)
        may_add = bench.read_only is None
        self.adder.setVisible(may_add and not missing)
        if not self.model.endpoints:
            sentence = _("No endpoints yet. Add the ways this can end.")
            self.notice.say(sentence, adding_words("endpoint") if may_add else "")
        elif missing:
            sentence = _("No interests to score against. Add what the actors want.")
            self.notice.say(sentence, adding_words("interest") if may_add else "")

    def _list_actors(self) -> None:
        menu = self.chooser.menu()
        menu.clear()
        for actor in self._bench.scenario.actors.values():
            action = menu.addAction(unmarked(actor.name))
            action.setCheckable(True)
            action.setChecked(actor.id in self.model.actors)
            action.triggered.connect(lambda on, key=actor.id: self._choose(key, on))

    def _list_adding(self) -> None:
        """The actors that an interest can be added to: those that are scored here."""
        menu = self.adder.menu()
        menu.clear()
        for key in self.model.actors:
            action = menu.addAction(unmarked(self._bench.scenario.actors[key].name))
            action.triggered.connect(
                lambda _on=False, key=key: self.add_requested.emit("interest", key)
            )

    def _choose(self, actor: str, on: bool) -> None:
        settings.remember_scored(actor, on)
        actors = [key for key in self.model.actors if key != actor]
        self._show_actors((*actors, actor) if on else tuple(actors))

    def _show_actors(self, actors: tuple[str, ...]) -> None:
        self.model.show_actors(actors)
        self._size_cells()
        self._word()

    def _dress(self) -> None:
        self._size_cells()
        self._repaint()

    def _switch_room(self) -> None:
        """Show what the room judges beside the scores, or no more."""
        self.room.refresh()
        self.model.recolour()
        self._word()
        self._dress()

    def _judgements(self) -> list[Judgement]:
        """The scores that are selected."""
        model = self.model
        return [
            Judgement("score", (model.endpoints[row], model.interests[column]))
            for rows, columns in self._selected()
            for row, column in product(rows, columns)
        ]

    def _size_cells(self) -> None:
        size_cells(self.table, self.model, self._bench)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._size_cells)

    def _repaint(self) -> None:
        self.table.viewport().update()
        self._repaint_headers()

    def _repaint_headers(self) -> None:
        self.table.horizontalHeader().viewport().update()
        self.table.verticalHeader().viewport().update()

    # the one selection

    def _chosen(self) -> None:
        if self._following:
            return
        chooser, current = self.table.selectionModel(), self.table.currentIndex()
        blocks = chooser.selection().toList()
        if not 0 < sum(block.width() * block.height() for block in blocks) <= _MOST:
            return
        indexes = chooser.selectedIndexes()
        keys = [self._key(index.row(), index.column()) for index in indexes]
        if current.isValid():
            first = self._key(current.row(), current.column())
            if first in keys:
                keys = [key for key in keys if key != first] + [first]
        self._following = True
        self._bench.select("score", *keys)
        self._following = False

    def _key(self, row: int, column: int) -> str:
        return f"{self.model.endpoints[row]}/{self.model.interests[column]}"

    def _follow(self, selection: Selection) -> None:
        self._repaint_headers()
        if self._following:
            return
        self._following = True
        chooser = self.table.selectionModel()
        chooser.clearSelection()
        if selection.kind == "score":
            self._uncover(selection.primary)
            for key in selection.ids:
                endpoint, _slash, interest = key.partition("/")
                index = self.model.index_of(endpoint, interest)
                if index.isValid():
                    chooser.select(index, QItemSelectionModel.SelectionFlag.Select)
                    chooser.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        elif ends := selection.endpoints(self._bench.scenario):
            row = self.model.row_of(next(iter(ends)))
            if row is not None and len(ends) == 1:
                column = max(self.table.currentIndex().column(), 0)
                self.table.scrollTo(self.model.index(row, column))
        elif selection.kind == "interest":
            column_of = self.model.column_of(selection.primary)
            if column_of is not None:
                row_now = max(self.table.currentIndex().row(), 0)
                self.table.scrollTo(self.model.index(row_now, column_of))
        self._following = False

    def _uncover(self, score: str) -> None:
        """Show the actor of a score that is selected elsewhere, so that it can be seen."""
        scenario = self._bench.scenario
        actor = scenario.interests[score.partition("/")[2]].actor
        if actor in scenario.actors and actor not in self.model.actors:
            self._show_actors((*self.model.actors, actor))

    def _endpoint_clicked(self, row: int) -> None:
        self._bench.select("endpoint", self.model.endpoints[row])

    def _interest_clicked(self, column: int) -> None:
        self._bench.select("interest", self.model.interests[column])

    # typing

    def _refuse(self, editor: QLineEdit, sentence: str) -> None:
        """Say at the field why it was refused; the text stays to be mended."""
        editor.setProperty("refused", bool(sentence))
        editor.style().polish(editor)
        if sentence:
            QToolTip.showText(
                editor.mapToGlobal(QPoint(0, editor.height())),
                tip(sentence),
                editor,
                msecShowTime=8000,
            )
            self._bench.refused.emit(sentence)
        else:
            QToolTip.hideText()

    def _step(self, down: int, right: int) -> None:
        """Go on to the next cell after one was typed; at the end of a row or column, to the next."""
        index = self.table.currentIndex()
        row, column = index.row() + down, index.column() + right
        rows, columns = self.model.rowCount(), self.model.columnCount()
        if row >= rows:
            row, column = 0, (column + 1) % columns
        if column >= columns:
            row, column = (row + 1) % rows, 0
        if column < 0:
            row, column = (row - 1) % rows, columns - 1
        self.table.setCurrentIndex(self.model.index(row, column))
        self.table.setFocus()

    def clear_cells(self) -> None:
        """Make the selected scores missing, as one step."""
        if blocks := self._selected():
            self.model.clear(blocks)

    def copy(self) -> None:
        """Put the selected block on the clipboard, as a spreadsheet takes it."""
        blocks = self._selected()
        if not blocks:
            return
        rows, columns = (
            range(min(each.start for each in side), max(each.stop for each in side))
            for side in zip(*blocks, strict=True)
        )
        gaps: set[Place] = set()
        if blocks != [(rows, columns)]:
            every = set(product(rows, columns)) - _places(blocks)
            gaps = {(row - rows.start, column - columns.start) for row, column in every}
        clipboard.put(self.model.estimates(rows, columns), gaps)

    def paste(self) -> None:
        """Put a block from a spreadsheet into the matrix as one step.

        One with headings goes where they say; what that is, is shown before. Any other goes from
        the current cell on.
        """
        text, gaps = clipboard.taken()
        if not text:
            return
        try:
            if headed := read_headed(text, self._bench.scenario):
                self._paste_headed(headed)
            else:
                self._paste_here(read_block(text), gaps)
        except BlockRefused as refusal:
            self._bench.refused.emit(
                _("Nothing was pasted. In line {row}, cell {column}: {reason}").format(
                    row=refusal.row, column=refusal.column, reason=words(refusal.message)
                )
            )

    def _paste_headed(self, block: HeadedBlock) -> None:
        """Show where the block goes, and put it there; its actors are shown with it."""
        scenario = self._bench.scenario
        dialog = PastePreview(block, self._bench, self)
        if dialog.exec() and scenario is self._bench.scenario:
            shown = dict.fromkeys(self.model.actors)
            self._show_actors((*shown, *{scenario.interests[key].actor for _e, key in block.cells}))
            self.model.enter({self.model.place_of(*key): each for key, each in block.cells.items()})
        dialog.deleteLater()

    def _paste_here(self, block: list[list[Estimate | None]], gaps: Collection[Place]) -> None:
        """Put the block into the cells from the current one on."""
        if not self.table.currentIndex().isValid():
            return
        places = _places(self._selected())
        rows, columns = self.model.rowCount(), self.model.columnCount()
        cells = spread(block, places, rows, columns, gaps)
        if cells is None:
            self._bench.refused.emit(
                _(
                    "Nothing was pasted: {rows} × {columns} cells do not fit from here; start"
                    " farther up or farther left."
                ).format(rows=len(block), columns=max(len(line) for line in block))
            )
        else:
            self.model.enter(cells)

    def _selected(self) -> list[Block]:
        """The selected cells; the current one where none is."""
        current, chosen = self.table.currentIndex(), self.table.selectionModel().selection()
        blocks = chosen.toList()
        if not blocks and current.isValid():
            blocks = [QItemSelectionRange(current)]
        return [
            (range(each.top(), each.bottom() + 1), range(each.left(), each.right() + 1))
            for each in blocks
        ]

    def copy_picture(self) -> QImage:
        """The matrix as it is shown, at twice the size, with the scenario's title and marking."""
        return picture_of(self.table, self._bench)


def _places(blocks: list[Block]) -> set[Place]:
    """Each cell of some blocks."""
    return {place for rows, columns in blocks for place in product(rows, columns)}
