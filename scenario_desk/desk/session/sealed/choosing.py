"""Which packages are asked about, of whom, and what everybody is told before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.join_panel import label
from scenario_desk.desk.session.round_steps import RoundSteps
from scenario_desk.desk.session.scrolled import Scrolled
from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.model.naming import name_of
from scenario_desk.model.room import Judgement, Round
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences.asking import sealed_warning, worded
from scenario_desk.presentation.words.sentences.sealed import (
    asked_of_words,
    no_seat_words,
    nobody_sits_words,
    team_rule,
)

_LINES = 6


class ChoosingPanel(QWidget):
    """Before the answers are known: packages to tick, then those that are asked about."""

    def __init__(self, bench: Workbench, host: Host) -> None:
        super().__init__()
        self._bench, self._host = bench, host
        self.boxes: dict[str, QCheckBox] = {}
        self._offered: tuple[tuple[str, str, str], ...] = ()
        self.whom, self.warning, self.rule = label("lead"), label("large"), label("muted")
        self.asked = label("large")
        self.asked.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        words = (_("Ask in secret"), _("Ask again"), _("Show what all could sign"))
        self.steps = RoundSteps(bench, host, words, self._made)
        self._ticks = Scrolled(_("Packages"))
        self._ticks.give_way(_LINES)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 0)
        column.setSpacing(10)
        column.addWidget(label("display", _("Which packages could all sign?")))
        column.addWidget(self.whom)
        column.addWidget(self.warning)
        column.addWidget(self._ticks, 1)
        column.addWidget(self.asked, 1)
        column.addWidget(self.rule)
        column.addWidget(self.steps)
        self.rule.setText(team_rule())

    def refresh(self, found: Round | None) -> None:
        """Show the round that is under way, or what can be asked."""
        scenario = self._bench.scenario
        under_way = found is not None and found.state in ("open", "closed")
        teams = principals(scenario)
        self.whom.setText(asked_of_words(scenario, teams) if teams else "")
        self.whom.setVisible(bool(teams))
        self.warning.setText(sealed_warning(len(teams)))
        self._offer(scenario)
        self._ticks.setVisible(not under_way)
        names = (
            [] if found is None else [name_of(scenario, "packages", key) for key in found.packages]
        )
        self.asked.setText("\n".join(names))
        self.asked.setVisible(under_way)
        self.steps.refresh(found if under_way else None, self._hindered(scenario, teams))

    def _hindered(self, scenario: Scenario, teams: list[str]) -> str:
        session = self._host.session
        if not teams:
            return _("Nobody is a principal in this scenario, so that nobody has to sign.")
        seats = session.seats if session is not None else ()
        if without := [each for each in teams if each not in seats]:
            return no_seat_words(scenario, without)
        taken = {each.seat for each in scenario.participants.values()}
        if empty := [each for each in teams if each not in taken]:
            return nobody_sits_words(scenario, empty)
        return "" if self.ticked else _("Tick the packages to ask about.")

    @property
    def ticked(self) -> tuple[str, ...]:
        """The packages that are to be asked about."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def _offer(self, scenario: Scenario) -> None:
        offered = tuple(
            (key, each.name, worded(scenario, Judgement("package", (key,))).help)
            for key, each in scenario.packages.items()
        )
        if offered == self._offered:
            return
        off = {key for key, box in self.boxes.items() if not box.isChecked()}
        self._offered = offered
        inner = QWidget()
        rows = QVBoxLayout(inner)
        self.boxes = {}
        for key, name, holds in offered:
            box = self.boxes[key] = QCheckBox(unmarked(name))
            box.setChecked(key not in off)
            box.toggled.connect(lambda _on: self.refresh(self.steps.round))
            rows.addWidget(box)
            if holds:
                box.setAccessibleDescription(harmless(holds))
                rows.addWidget(label("muted", holds))
        rows.addStretch(1)
        self._ticks.setWidget(inner)

    def _made(self, key: str, session: str) -> Round:
        """Packages are asked of each who has to sign, by alias: which team it was has to be known
        until the answers are counted and erased."""
        teams = tuple(principals(self._bench.scenario))
        name = _("Which packages could you sign?")
        return Round(key, session, name, packages=self.ticked, of=teams)


def principals(scenario: Scenario) -> list[str]:
    """Those who have to sign."""
    return [key for key, actor in scenario.actors.items() if actor.principal]
