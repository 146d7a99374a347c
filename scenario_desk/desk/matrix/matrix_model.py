"""The cells of the score matrix: a row for each endpoint, a column for each shown interest.

A cell shows what the actor's active profile judges by: the profile's own score where it has one,
else the scenario's. Typing changes the score that is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from scenario_desk.desk.workbench import Update, Workbench
from scenario_desk.model import edits
from scenario_desk.model.entities import Endpoint, Interest
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.language import _
from scenario_desk.presentation.numbers import estimate as estimate_text
from scenario_desk.presentation.numbers import plain as plain_number
from scenario_desk.presentation.typed_numbers import parse_estimate

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Cell` that is painted."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows; `estimate` is None where the score is missing."""

    estimate: Estimate | None
    overridden: bool = False
    """Whether it is the active profile's own score instead of the scenario's."""
    changed: float | None = None
    """The score after the linkages on the table, where they change it."""
    crossed: bool = False
    """Whether it crosses the actor's red line."""


class MatrixModel(QAbstractTableModel):
    """Endpoints × the interests of the chosen actors."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self.actors: tuple[str, ...] = ()
        self.endpoints: tuple[str, ...] = ()
        self.interests: tuple[str, ...] = ()
        self.first_of_actor: dict[int, str] = {}
        self.show_default_actors()

    # what is shown

    def show_default_actors(self) -> None:
        """The principals; without any, everybody."""
        scenario = self._bench.scenario
        shown = tuple(actor.id for actor in scenario.principals) or tuple(scenario.actors)
        self.show_actors(shown)

    def show_actors(self, actors: tuple[str, ...]) -> None:
        """Show the interests of these actors, in the scenario's order."""
        self.beginResetModel()
        self.actors = tuple(key for key in self._bench.scenario.actors if key in actors)
        self._lay_out()
        self.endResetModel()

    def refresh(self, update: Update) -> bool:
        """Follow an update; True where rows or columns came, went or moved."""
        changes = update.changes
        if changes is None:
            self.show_default_actors()
            return True
        if changes.touches("endpoints", "interests", "actors"):
            self.show_actors(tuple(key for key in self.actors if key in update.scenario.actors))
            return True
        if changes.fields or set(changes.tables) - {"scores", "nodes"} or not changes:
            self._tell_all()
        elif "scores" in changes.tables:
            difference = changes.tables["scores"]
            for key in difference.added | difference.removed | difference.replaced:
                index = self.index_of(*key)
                if index.isValid():
                    self.dataChanged.emit(index, index)
        return False

    def recolour(self) -> None:
        """Paint everything again."""
        self._tell_all()

    def _tell_all(self) -> None:
        if self.endpoints and self.interests:
            last = self.index(len(self.endpoints) - 1, len(self.interests) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _lay_out(self) -> None:
        scenario = self._bench.scenario
        self.endpoints = tuple(scenario.endpoints)
        self.interests = ()
        self.first_of_actor = {}
        for actor in self.actors:
            interests = scenario.interests_of(actor)
            if interests:
                self.first_of_actor[len(self.interests)] = actor
                self.interests += tuple(interest.id for interest in interests)

    def endpoint(self, row: int) -> Endpoint:
        found: Endpoint = self._bench.scenario.endpoints[self.endpoints[row]]
        return found

    def interest(self, column: int) -> Interest:
        found: Interest = self._bench.scenario.interests[self.interests[column]]
        return found

    def index_of(self, endpoint: str, interest: str) -> QModelIndex:
        """Where a score is shown; an invalid index where it is not."""
        if endpoint in self.endpoints and interest in self.interests:
            return self.index(self.endpoints.index(endpoint), self.interests.index(interest))
        return QModelIndex()

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.endpoints)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.interests)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == CELL_ROLE:
            return self.cell(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            estimate = self.cell(index.row(), index.column()).estimate
            return "" if estimate is None else estimate_text(estimate)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(index.row(), index.column())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.endpoint(section).name
        return self.interest(section).name

    def cell(self, row: int, column: int) -> Cell:
        """What the cell shows."""
        bench = self._bench
        key = (self.endpoints[row], self.interests[column])
        interest = self.interest(column)
        profile = bench.scenario.profiles.get(bench.profile_of(interest.actor))
        own = profile.scores.get(key) if profile is not None else None
        estimate = own if own is not None else bench.scenario.scores.get(key)
        if estimate is None:
            return Cell(None)
        place = (bench.frame.endpoint_index[key[0]], bench.frame.interest_index[key[1]])
        effective = float(bench.evaluation.effective_scores[place])
        return Cell(
            estimate,
            overridden=own is not None,
            changed=effective if abs(effective - estimate.best) > _SAME else None,
            crossed=bool(bench.evaluation.crossed[place]) and not bench.hold_results,
        )

    def _told(self, row: int, column: int) -> str:
        cell, interest = self.cell(row, column), self.interest(column)
        lines = [f"{self.endpoint(row).name} · {interest.name}"]
        if cell.estimate is None:
            lines.append(_("No score yet: type a number from −100 to 100, or low best high."))
            return "\n".join(lines)
        lines.append(estimate_text(cell.estimate))
        if cell.overridden:
            lines.append(_("The active profile's own score, in place of the scenario's."))
        if cell.changed is not None:
            lines.append(
                _("With the linkages on the table: {score}").format(
                    score=plain_number(cell.changed)
                )
            )
        if cell.crossed:
            lines.append(_("Crosses a red line."))
        if cell.estimate.rationale:
            lines.append(cell.estimate.rationale)
        return "\n".join(lines)

    # edits

    def read(self, text: str) -> Estimate | None:
        """The score a person typed; None where the text is empty. Raises NumberRefused."""
        return parse_estimate(text, -100, 100) if text.strip() else None

    def enter(
        self, cells: dict[tuple[int, int], Estimate | None], merge: str | None = None
    ) -> bool:
        """Put scores into cells as one step; a rationale that stood there stays."""
        plain: dict[tuple[str, str], Estimate | None] = {}
        done = True
        for (row, column), estimate in cells.items():
            key = (self.endpoints[row], self.interests[column])
            shown = self.cell(row, column)
            kept = _with_reasons(estimate, shown.estimate)
            if shown.overridden:
                profile = self._bench.profile_of(self.interest(column).actor)
                done &= self._bench.apply(edits.set_profile_score, profile, *key, kept)
            else:
                plain[key] = kept
        if plain:
            done &= self._bench.apply(edits.set_scores, plain, merge=merge)
        return done


_SAME = 1e-9


def _with_reasons(estimate: Estimate | None, before: Estimate | None) -> Estimate | None:
    if estimate is None or before is None:
        return estimate
    return replace(
        estimate,
        rationale=before.rationale,
        confidence=before.confidence,
        sources=before.sources,
    )


__all__ = ["CELL_ROLE", "Cell", "MatrixModel"]
