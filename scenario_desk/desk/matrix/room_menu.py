"""What can be done in the score matrix with what the room judges."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from scenario_desk.desk.bench.taking import take
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.matrix.room_cells import RoomCells
from scenario_desk.desk.widgets.elided_button import ElidedButton
from scenario_desk.desk.widgets.tick_menu import TickMenu
from scenario_desk.model.room import Judgement
from scenario_desk.presentation.words.language import _, ngettext


class RoomMenu(ElidedButton):
    """Hidden while nobody has judged a score."""

    def __init__(
        self,
        bench: Workbench,
        cells: RoomCells,
        chosen: Callable[[], Iterable[Judgement]],
        switched: Callable[[], None],
        parent: QWidget,
    ) -> None:
        """chosen: the scores that are selected. switched: what the room says is shown, or not."""
        super().__init__(most=20, least=10)
        self.setParent(parent)
        self._bench, self._cells = bench, cells
        self._chosen, self._switched = chosen, switched
        self.setMenu(TickMenu(self, self._list))
        self.refresh()

    def refresh(self) -> None:
        """Be there where participants have judged scores, and say whether that is shown."""
        self.setVisible(self._cells.there is not None)
        held = self._bench.hold_results
        told = _("Results are held.") if held else ""
        self.say(_("The room"), told or _("What participants judge, beside the scenario’s scores"))

    def _list(self) -> None:
        menu = self.menu()
        menu.clear()
        beside = menu.addAction(_("Show beside the scores"))
        beside.setCheckable(True)
        beside.setChecked(self._cells.wanted)
        beside.setEnabled(not self._bench.hold_results)
        beside.triggered.connect(self._switch)
        found = self._cells.there
        if found is None or self._bench.read_only is not None or self._bench.hold_results:
            return
        menu.addSeparator()
        chosen = [each for each in self._chosen() if each in found.column]
        everything = [each for each in found.reading.judgements if each.kind == "score"]
        text = ngettext(
            "Take the median of the selected cell",
            "Take the median of the {count} selected cells",
            len(chosen),
        )
        one = menu.addAction(text.format(count=len(chosen)))
        one.setEnabled(bool(chosen))
        one.triggered.connect(lambda: self._take(chosen))
        every = menu.addAction(_("Take all medians"))
        every.triggered.connect(lambda: self._take(everything))
        otherwise = menu.addAction(_("Take with…"))
        otherwise.triggered.connect(
            lambda: self._bench.taking_wanted.emit(tuple(chosen if len(chosen) > 1 else everything))
        )

    def _switch(self, on: bool) -> None:
        self._cells.want(on)
        self._switched()

    def _take(self, judgements: Iterable[Judgement]) -> None:
        found = self._cells.there
        if found is not None:
            self._bench.settle()
            take(self._bench, found.of(judgements).values())
