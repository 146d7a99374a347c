"""What whoever leads the session can do next: prepare, open, close and reveal rounds, and end it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.desk.widgets.spoken import explain, label_of
from scenario_desk.model.room import Round
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.desk.session.round_dialog import RoundDialog, SecondRoundDialog

_LONGEST = 120
"""Minutes of a countdown."""
_USUAL = 5


class RoundBar(QWidget):
    """Only what can be done now is shown."""

    def __init__(self, workbench: Workbench, host: Host) -> None:
        super().__init__()
        self._bench, self._host = workbench, host
        self._wanted = ""
        """The round that somebody chose; "": the first that is prepared."""
        self.rounds = Picker(_("Which round"), lambda: self._choose(self.rounds.value))
        self.minutes = QSpinBox()
        self.minutes.setRange(0, _LONGEST)
        self.minutes.setValue(_USUAL)
        self.minutes.setSpecialValueText(_("No countdown"))
        self.minutes.setSuffix(_(" min"))
        self.minutes.setAccessibleName(_("Minutes of the countdown"))
        self.go = _button("", self.go_on)
        self.go.setObjectName("primary")
        self.longer = _button(_("&One minute more"), host.lengthen)
        self.again = _button(_("&Ask again…"), self.ask_again)
        self.away = _button(_("P&ut away"), lambda: host.show_round(""))
        self.prepare_one = _button(_("&Prepare a round…"), lambda: self.prepare(None))
        self.change = _button(_("C&hange it…"), lambda: self.prepare(self._picked))
        self.stop = _button(_("&Stop joining"), lambda: host.stop())
        explain(
            self.stop, _("Let go of the phones; they come back by themselves at the next start")
        )
        self.end = _button(_("&End the session"), host.close_session)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 6)
        row.setSpacing(8)
        for each in (self.rounds, self.minutes, self.go, self.longer, self.change, self.again,
                     self.away, self.prepare_one):  # fmt: skip
            row.addWidget(each)
        label_of(self.rounds, self.rounds.toolTip())
        row.addStretch(1)
        row.addWidget(self.stop)
        row.addWidget(self.end)

    @property
    def _picked(self) -> Round | None:
        """The round that is chosen."""
        offered = self._offered
        chosen = (each for each in offered if each.id == self._wanted)
        return next(chosen, next(iter(offered), None))

    @property
    def _offered(self) -> list[Round]:
        """Those to choose from: the prepared ones, which come next, then the last revealed."""
        rounds = self._host.rounds
        revealed = [each for each in rounds if each.state == "revealed"]
        return [each for each in rounds if each.state == "prepared"] + revealed[::-1]

    def next_words(self) -> str:
        """What going on does now; "" where nothing is to be gone on with."""
        host, found = self._host, self._host.round
        if host.session is None:
            return ""
        if found is None:
            picked = self._picked
            if picked is None:
                return ""
            return _("S&how it again") if picked.state == "revealed" else _("&Open the round")
        words = {"open": _("&Close the round"), "closed": _("&Reveal what was answered")}
        return words.get(found.state, "")

    def refresh(self) -> None:
        """Show what can be done now."""
        host, found = self._host, self._host.round
        session = host.session is not None
        self.setVisible(session)
        free, ready = found is None, session and not host.busy
        may_edit = self._bench.read_only is None
        picked = self._picked
        offered = [(each.id, _called(each)) for each in self._offered]
        self.rounds.offer(offered, picked.id if picked else "")
        prepared = free and picked is not None and picked.state == "prepared"
        state = found.state if found else ""
        words = self.next_words()
        self.go.setText(words)
        self.go.setEnabled(self.may_go_on)
        for widget, shown in (
            (self.rounds, free and bool(self.rounds.offered)),
            (self.minutes, prepared and host.running),
            (self.go, bool(words)),
            (self.longer, host.left is not None),
            (self.change, prepared and may_edit),
            (self.again, state == "revealed" and may_edit),
            (self.away, state == "revealed"),
            (self.prepare_one, free and may_edit),
            (self.stop, host.running),
            (self.end, state not in ("open", "closed") and may_edit),
        ):
            widget.setVisible(shown)
        self.end.setEnabled(ready)
        self.stop.setEnabled(ready)

    def _choose(self, asked: str) -> None:
        self._wanted = asked
        self.refresh()

    @property
    def may_go_on(self) -> bool:
        """Whether there is something to go on with now."""
        host, found, picked = self._host, self._host.round, self._picked
        if host.session is None or host.busy or self._bench.read_only is not None:
            return False
        if found is not None:
            return host.running and found.state in ("open", "closed")
        return picked is not None and (host.running or picked.state == "revealed")

    def go_on(self) -> None:
        """Do what comes next with the round: open it, close it, reveal it."""
        host, found = self._host, self._host.round
        if not self.may_go_on:
            return
        if found is None:
            picked = self._picked
            if picked is not None and picked.state == "revealed":
                host.show_round(picked.id)
            elif picked is not None:
                host.open_round(picked.id, self.minutes.value() or None)
        elif found.state == "open":
            host.close_round()
        elif found.state == "closed":
            host.reveal_round()

    def prepare(self, asked: Round | None) -> None:
        """Prepare a round, or change one that is prepared."""
        from scenario_desk.desk.session.round_dialog import RoundDialog

        session = self._host.session
        if session is not None:
            self._offer(RoundDialog(self._bench, session, asked, self))

    def ask_again(self) -> None:
        """Prepare a second round on what is shown."""
        from scenario_desk.desk.session.round_dialog import SecondRoundDialog
        from scenario_desk.presentation.session.reveal import rules

        found = self._host.round
        if found is None or found.state != "revealed":
            return
        said = self._host.said(found)
        self._offer(SecondRoundDialog(self._bench, found, said.agreed_items(), rules(said), self))

    def _offer(self, dialog: RoundDialog | SecondRoundDialog) -> None:
        def accepted() -> None:
            self._host.show_round("")
            self._choose(dialog.made)

        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _called(asked: Round) -> str:
    if asked.state == "revealed":
        return _("{round} (revealed)").format(round=asked.name)
    return str(asked.name)


def _button(text: str, do: Callable[[], object]) -> QPushButton:
    made = QPushButton(text)
    made.clicked.connect(lambda: do())
    return made
