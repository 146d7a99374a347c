"""The cells of the score matrix: a row for each endpoint, a column for each shown interest.

A cell shows what the actor's active profile judges by: the profile's own score where it has one,
else the scenario's. Typing changes the score that is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from scenario_desk.analysis.acceptance import NO, YES
from scenario_desk.desk import settings
from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.shown_scores import own_scores, shown_score
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.matrix.block import Block, Place
from scenario_desk.desk.matrix.room_cells import RoomCell, RoomCells
from scenario_desk.desk.widgets.plain_text import tip
from scenario_desk.model import edits
from scenario_desk.model.changes import Changes
from scenario_desk.model.entities import Endpoint, Interest, ScoreKey
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table
from scenario_desk.presentation.words.harmless import harmless, harmless_lines
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.numbers import estimate as estimate_text
from scenario_desk.presentation.words.numbers import plain as plain_number
from scenario_desk.presentation.words.numbers import utility
from scenario_desk.presentation.words.typed_numbers import parse_estimate

Index = QModelIndex | QPersistentModelIndex
_Own = list[tuple[str, Table[ScoreKey, Estimate]]]
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Cell` that is painted."""
NO_WEIGHT = mark("No weight yet: what endpoints are worth to its actor is not known.")
"""Said of an interest that is scored and not weighed."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows; `estimate` is None where the score is missing."""

    estimate: Estimate | None
    profile: str | None = None
    """The profile whose own score it is; None where it is the scenario's."""
    changed: float | None = None
    """The score after the linkages on the table, where they change it."""
    crossed: bool = False
    """Whether it crosses the actor's red line."""
    room: RoomCell | None = None
    """What participants judge; None where none is shown."""

    @property
    def overridden(self) -> bool:
        return self.profile is not None


class MatrixModel(QAbstractTableModel):
    """Endpoints × the interests of the chosen actors."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self.room = RoomCells(workbench)
        self.endpoints: tuple[str, ...] = ()
        self.interests: tuple[str, ...] = ()
        self.first_of_actor: dict[int, str] = {}
        self._rows: dict[str, int] = {}
        self._columns: dict[str, int] = {}
        self._chosen = self._remembered()
        self._lay_out()

    # what is shown

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors shown: those chosen, else the principals, else everybody."""
        scenario = self._bench.scenario
        if self._chosen is None:
            return self._usual()
        chosen = set(self._chosen)
        return tuple(key for key in scenario.actors if key in chosen)

    def _usual(self) -> tuple[str, ...]:
        scenario = self._bench.scenario
        return tuple(actor.id for actor in scenario.principals) or tuple(scenario.actors)

    def _remembered(self) -> tuple[str, ...] | None:
        """The actors that were chosen in this scenario before; None where nothing else was."""
        known, usual = settings.scored_actors(), self._usual()
        chosen = [key for key in self._bench.scenario.actors if known.get(key, key in usual)]
        return tuple(chosen) if chosen and tuple(chosen) != usual else None

    def show_actors(self, actors: tuple[str, ...]) -> None:
        """Show the interests of these actors, in the scenario's order."""
        self._chosen = actors
        self._reset()

    def _reset(self) -> None:
        self.beginResetModel()
        self._lay_out()
        self.endResetModel()

    def refresh(self, update: Update) -> bool:
        """Follow an update; True where rows or columns came, went or moved."""
        changes = update.changes
        if changes is None:
            self._chosen = self._remembered()
            self._reset()
            return True
        if _moved(changes):
            self._reset()
            return True
        if changes.fields or set(changes.tables) - {"scores", "nodes"} or not changes:
            self._tell_all()
        elif "scores" in changes.tables:
            difference = changes.tables["scores"]
            if sum(map(len, (difference.added, difference.removed, difference.replaced))) > _MANY:
                self._tell_all()
                return False
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
        self._rows = {key: row for row, key in enumerate(self.endpoints)}
        self._columns = {key: column for column, key in enumerate(self.interests)}

    def endpoint(self, row: int) -> Endpoint:
        found: Endpoint = self._bench.scenario.endpoints[self.endpoints[row]]
        return found

    def interest(self, column: int) -> Interest:
        found: Interest = self._bench.scenario.interests[self.interests[column]]
        return found

    def index_of(self, endpoint: str, interest: str) -> QModelIndex:
        """Where a score is shown; an invalid index where it is not."""
        row, column = self._rows.get(endpoint), self._columns.get(interest)
        if row is None or column is None:
            return QModelIndex()
        return self.index(row, column)

    def place_of(self, endpoint: str, interest: str) -> tuple[int, int]:
        """The row and column of a score that is shown."""
        return self._rows[endpoint], self._columns[interest]

    def row_of(self, endpoint: str) -> int | None:
        return self._rows.get(endpoint)

    def column_of(self, interest: str) -> int | None:
        return self._columns.get(interest)

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.endpoints)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.interests)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == CELL_ROLE:
            return self.cell(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            estimate = self.cell(index.row(), index.column()).estimate
            return "" if estimate is None else estimate_text(estimate)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return harmless_lines(self._told(index.row(), index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._told(index.row(), index.column()))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        down = orientation == Qt.Orientation.Vertical
        # While the model is reset a header still asks by its old count, and an exception there
        # would go through Qt.
        if section >= len(self.endpoints if down else self.interests):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return harmless(self.endpoint(section).name if down else self.interest(section).name)
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = self._endpoint_told(section) if down else self._interest_told(section)
            return tip("\n".join(line for line in lines if line))
        if role == Qt.ItemDataRole.AccessibleTextRole and not down and self.unweighed(section):
            return f"{harmless(self.interest(section).name)}. {_(NO_WEIGHT)}"
        if role == Qt.ItemDataRole.AccessibleTextRole and down:
            lines = [self.endpoint(section).name, *self._totals_told(section)]
            return " ".join(map(harmless, lines))
        return None

    def _endpoint_told(self, row: int) -> list[str]:
        endpoint = self.endpoint(row)
        room = self.room.line_told(endpoint.id)
        return [
            endpoint.title or endpoint.name,
            *self._totals_told(row),
            room,
            endpoint.description,
        ]

    def _totals_told(self, row: int) -> list[str]:
        """What an endpoint's scores come to for each actor shown; nothing while results are held."""
        bench, frame = self._bench, self._bench.frame
        if bench.hold_results:
            return []
        answers = {
            YES: _("{actor}: {total}, acceptable; {value} without a deal."),
            NO: _("{actor}: {total}, not acceptable; {value} without a deal."),
        }
        unknown = _("{actor}: {total}, undecided; {value} without a deal.")
        figures, place = bench.evaluation, frame.endpoint_index[self.endpoints[row]]
        lines = []
        for key in self.first_of_actor.values():
            actor = frame.actor_index[key]
            text = answers.get(int(figures.acceptable[place, actor]), unknown)
            total = utility(float(figures.utility[place, actor]))
            value = utility(float(figures.reservation[actor]))
            label = bench.scenario.actors[key].label
            lines.append(text.format(actor=label, total=total, value=value))
        return lines

    def _interest_told(self, column: int) -> list[str]:
        interest = self.interest(column)
        worst = f"−100: {interest.worst}" if interest.worst else ""
        best = f"+100: {interest.best}" if interest.best else ""
        open_weight = NO_WEIGHT if self.unweighed(column) else ""
        room = self.room.line_told(interest.id)
        return [interest.name, _(open_weight), room, interest.description, worst, best]

    def unweighed(self, column: int) -> bool:
        """Whether the interest has scores and no weight, which leaves its actor's utilities open."""
        bench = self._bench
        place = bench.frame.interest_index[self.interests[column]]
        return bool(bench.evaluation.unweighed[place])

    def cell(self, row: int, column: int) -> Cell:
        """What the cell shows."""
        bench = self._bench
        key = (self.endpoints[row], self.interests[column])
        shown = shown_score(bench, *key)
        estimate, room = shown.estimate, self.room.cell(*key)
        if estimate is None:
            return Cell(None, room=room)
        place = (bench.frame.endpoint_index[key[0]], bench.frame.interest_index[key[1]])
        effective = float(bench.evaluation.effective_scores[place])
        return Cell(
            estimate,
            shown.profile,
            changed=effective if abs(effective - estimate.best) > _SAME else None,
            crossed=bool(bench.evaluation.crossed[place]) and not bench.hold_results,
            room=room,
        )

    def _told(self, row: int, column: int) -> str:
        """What a cell shows, in words."""
        cell, interest = self.cell(row, column), self.interest(column)
        lines = [f"{self.endpoint(row).name} · {interest.name}"]
        room = self.room.told(self.endpoints[row], self.interests[column])
        if cell.estimate is None:
            lines.append(_("No score yet: type a number from −100 to 100, or low best high."))
            return "\n".join([*lines, *room])
        lines.append(estimate_text(cell.estimate))
        if cell.profile is not None:
            profile = self._bench.scenario.profiles[cell.profile]
            lines.append(_("{profile}’s own score.").format(profile=profile.name))
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
        return "\n".join([*lines, *room])

    def estimates(self, rows: range, columns: range) -> list[list[Estimate | None]]:
        """The scores that a block of cells shows, row by row; None where one is missing."""
        interests = [self.interests[column] for column in columns]
        theirs = [own_scores(self._bench, interest) for interest in interests]
        shared, block = self._bench.scenario.scores, []
        for row in rows:
            endpoint = self.endpoints[row]
            keys = [(endpoint, interest) for interest in interests]
            if any(theirs):
                pairs = zip(keys, theirs, strict=True)
                block.append([self._found(key, own)[0] for key, own in pairs])
            else:
                block.append(shared.get_all(keys))
        return block

    def _found(self, key: ScoreKey, theirs: _Own) -> tuple[Estimate | None, str | None]:
        """`shown_score` where whose own scores come first is known: (estimate, profile)."""
        for profile, scores in theirs:
            own = scores.get(key)
            if own is not None:
                return own, profile
        return self._bench.scenario.scores.get(key), None

    # edits

    def read(self, text: str) -> Estimate | None:
        """The score a person typed; None where the text is empty. Raises NumberRefused."""
        return parse_estimate(text, -100, 100) if text.strip() else None

    def enter(self, cells: Mapping[Place, Estimate | None]) -> bool:
        """Put scores into cells as one step; a rationale that stood there stays."""
        shared: dict[ScoreKey, Estimate | None] = {}
        own: dict[str, dict[ScoreKey, Estimate | None]] = {}
        endpoints, interests = self.endpoints, self.interests
        theirs = [own_scores(self._bench, interest) for interest in interests]
        for (row, column), estimate in cells.items():
            key = (endpoints[row], interests[column])
            before, profile = self._found(key, theirs[column])
            into = shared if profile is None else own.setdefault(profile, {})
            into[key] = estimate and estimate.reasoned_as(before)
        if not shared and len(cells) == 1:
            (profile, ((key, kept),)) = next((p, tuple(each.items())) for p, each in own.items())
            return self._bench.apply(edits.set_profile_score, profile, *key, kept)
        return self._bench.apply(edits.set_scores, shared, own)

    def clear(self, blocks: Sequence[Block]) -> bool:
        """Make the scores in blocks of cells missing, as one step."""
        if [len(rows) * len(columns) for rows, columns in blocks] == [1]:
            return self.enter({(blocks[0][0][0], blocks[0][1][0]): None})
        shared: dict[str, frozenset[str]] = {}
        own: dict[str, list[ScoreKey]] = {}
        for rows, columns in blocks:
            whole = frozenset(self.endpoints[rows.start : rows.stop])
            for interest in self.interests[columns.start : columns.stop]:
                cleared = whole
                if theirs := own_scores(self._bench, interest):
                    asked = [
                        (key, self._found(key, theirs)[1]) for key in zip(whole, repeat(interest))
                    ]
                    cleared = frozenset(key[0] for key, profile in asked if profile is None)
                    for key, profile in asked:
                        if profile is not None:
                            own.setdefault(profile, []).append(key)
                shared[interest] = shared.get(interest, frozenset()) | cleared
        return self._bench.apply(edits.clear_scores, shared, own)


_SAME = 1e-9
_MANY = 1_000
"""From so many changed scores on the whole table is told, which costs less than each of them."""
_PLACING = frozenset(("actor", "principal"))
"""The fields of an interest or actor that say which columns there are."""


def _moved(changes: Changes) -> bool:
    """Whether rows or columns came, went or moved."""
    for name in ("endpoints", "interests", "actors"):
        if name in changes.fields or changes.added(name) or changes.removed(name):
            return True
        if any(changes.replaced_fields(name, key) & _PLACING for key in changes.replaced(name)):
            return True
    return False
