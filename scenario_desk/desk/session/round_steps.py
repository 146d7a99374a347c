"""One round that belongs to a page: asked, closed and revealed there, and how many are in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.join_panel import label
from scenario_desk.desk.widgets.spoken import announce
from scenario_desk.model import edits
from scenario_desk.model.ids import new_id
from scenario_desk.model.room import Round
from scenario_desk.presentation.session.round_words import digest_words, in_words
from scenario_desk.presentation.words.language import _


class RoundSteps(QWidget):
    """What can be done next with it is one button; what hinders that is a sentence."""

    def __init__(
        self,
        bench: Workbench,
        host: Host,
        words: tuple[str, str, str],
        made: Callable[[str, str], Round | None],
    ) -> None:
        """`words`: of the button that asks, that asks again and that reveals. `made`: the round to be
        asked, of an id and a session; None where there is none."""
        super().__init__()
        self._bench, self._host, self._made = bench, host, made
        self._ask, self._again, self._reveal = words
        self.round: Round | None = None
        self.count, self.hint, self.digest = label("display"), label("muted"), label("muted")
        self.go = QPushButton()
        self.go.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.go.clicked.connect(self._go_on)
        self._said = ""
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(self.go)
        across.addWidget(self.count)
        across.addWidget(self.hint, 8)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(across)
        column.addWidget(self.digest)

    def refresh(self, found: Round | None, hindered: str = "") -> None:
        """Show the round as it is now; `hindered`: why it cannot be asked (again), or ""."""
        self.round = found
        state = found.state if found is not None else ""
        words = {"open": _("Close"), "closed": self._reveal, "revealed": self._again}
        self.go.setText(words.get(state, self._ask))
        under_way = state in ("open", "closed")
        hindered = self._hindered(under_way) or ("" if under_way else hindered)
        self._make_primary(state != "revealed")
        self.go.setEnabled(not hindered and self._bench.read_only is None)
        self.hint.setText(hindered)
        self.hint.setVisible(bool(hindered))
        self._show_count(found, state)
        digest = digest_words(found.digest) if found and state == "closed" else ""
        self.digest.setText(digest)
        self.digest.setVisible(bool(digest))

    def _make_primary(self, primary: bool) -> None:
        """Asking again is no more what is to be done next."""
        name = "primary" if primary else ""
        if self.go.objectName() != name:
            self.go.setObjectName(name)
            self.go.style().polish(self.go)

    def _hindered(self, under_way: bool) -> str:
        host = self._host
        if not host.running:
            return _("No phone can join yet: let them join on the page “The room”.")
        other = host.round
        is_other = other is not None and other.state in ("open", "closed")
        if other is not None and is_other and not under_way:
            return _("First close and reveal the round “{round}”.").format(round=other.name)
        return ""

    def _show_count(self, found: Round | None, state: str) -> None:
        progress = self._host.progress if state == "open" else None
        text = ""
        if progress is not None:
            text = in_words(progress.answered, progress.asked)
        elif found is not None and state == "closed":
            text = in_words(found.ballots, None)
        self.count.setText(text)
        self.count.setVisible(bool(text))
        if text != self._said and self.isVisible():
            announce(self, text)
        self._said = text

    def _go_on(self) -> None:
        found, host = self.round, self._host
        if host.busy:
            # Kept enabled meanwhile, or it would lose the keyboard.
            return
        if found is not None and found.state == "open":
            host.close_round()
        elif found is not None and found.state == "closed":
            host.reveal_round()
        else:
            self._ask_it(found)

    def _ask_it(self, before: Round | None) -> None:
        """Ask it for the first time, or again after it was revealed."""
        host, session = self._host, self._host.session
        if session is None:
            return
        key = new_id()
        if before is not None:
            ready = self._bench.apply(edits.second_round, before.id, key, before.name)
        else:
            asked = self._made(key, session.id)
            ready = asked is not None and self._bench.apply(edits.add, "rounds", asked)
        if ready:
            host.open_round(key)
