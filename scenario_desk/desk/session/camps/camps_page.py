"""The page "Who sees it alike": agreement, camps, agreements seen, pictures of others, performance."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.bench.taking import as_pictures, as_profiles
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.camps.working import Alike, alike, of_group
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.session_page import SessionPage
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.widgets.figure_view import FigurePane
from scenario_desk.desk.widgets.notice import Notice
from scenario_desk.desk.widgets.page_choice import PageChoice
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import explain, label_of
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.robustness.rows import RowFigure
from scenario_desk.presentation.room.agreed import (
    agreed_by_judgement,
    agreed_by_line,
    agreed_by_participant,
)
from scenario_desk.presentation.room.alike import (
    camps_figure,
    letter_of,
    overlaps_figure,
    perception_figure,
    performance_figure,
)
from scenario_desk.presentation.words.language import _, mark, ngettext
from scenario_desk.presentation.words.sentences import alias
from scenario_desk.presentation.words.sentences.phrasing import results_held

_NAME = "alike"
_LARGER = 1.2
"""How much larger the type of its pictures is than that of the window."""
AGREEMENT, CAMPS, OVERLAPS, PERCEPTION, PERFORMANCE = range(5)
_PAGES = (
    mark("Agreement"),
    mark("Camps"),
    mark("Who sees an agreement"),
    mark("How teams see one another"),
    mark("Seed questions"),
)
_BY = (
    ("judgement", mark("By judgement")),
    ("endpoint", mark("By endpoint")),
    ("interest", mark("By interest")),
    ("participant", mark("By participant")),
)


class CampsPage(SessionPage):
    """One picture at a time; nothing is on it that was not revealed."""

    label = mark("Who sees it alike")

    def __init__(self, workbench: Workbench, tasks: Tasks, host: Host) -> None:
        super().__init__(workbench, tasks, host)
        self.found: Alike | None = None
        self._ground: tuple[object, ...] = ()
        self._running = False
        self.choice = PageChoice([_(label) for label in _PAGES], lambda _page: self._show())
        self.by = Picker(_("Agreement by what"), self._show)
        self.who = Picker(_("Whose numbers"), self._show)
        self.make = QPushButton(_("Make it a profile"))
        explain(
            self.make, _("Keep these numbers as a profile of each actor they judge for, one step")
        )
        self.make.clicked.connect(self._make_profile)
        self.draw = QPushButton(_("Make these profiles"))
        explain(
            self.draw,
            _("What teams judged becomes the own and perceived profiles of the actors, one step"),
        )
        self.draw.clicked.connect(self._make_pictures)
        self.take = QPushButton(_("Take with…"))
        explain(self.take, _("Take over what the room judges, put together in a way you choose"))
        self.take.clicked.connect(self._take)
        self.as_table = QToolButton()
        self.as_table.setText(_("As a table"))
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(lambda _on: self._show())
        self.names = QCheckBox(_("Show &names"))
        explain(
            self.names,
            _("Name people by their aliases for all who see this page, until it is left"),
        )
        self.names.toggled.connect(lambda _on: self._show())
        self._controls = {
            AGREEMENT: (self.by, self.take, self.names),
            CAMPS: (self.who, self.make, self.names),
            OVERLAPS: (self.who, self.make, self.names),
            PERCEPTION: (self.draw,),
            PERFORMANCE: (self.names,),
        }
        self.says, self.more = PlainLabel(), PlainLabel()
        self.says.setObjectName("title")
        for each in (self.says, self.more):
            each.setWordWrap(True)
        self.pane = FigurePane(self._style(), _(_PAGES[AGREEMENT]))
        self.pane.view.chosen.connect(self._choose)
        self.notice = Notice()
        self.notice.pressed.connect(lambda: self.workbench.hold(False))
        self._lay_out()
        workbench.theme_changed.connect(self._dress)
        tasks.ended.connect(self._ended)

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(8)
        for control in (self.by, self.who, self.make, self.draw, self.take):
            across.addWidget(control)
            if isinstance(control, Picker):
                label_of(control, control.toolTip())
        across.addStretch(1)
        across.addWidget(self.names)
        across.addWidget(self.as_table)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addLayout(across)
        column.addWidget(self.says)
        column.addWidget(self.more)
        column.addWidget(self.pane, 1)
        self._shown = shown
        self._all = QStackedWidget()
        self._all.addWidget(shown)
        self._all.addWidget(self.notice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._all)

    # what is worked out

    def refresh(self) -> None:
        """Work out what this moment says, and show it; what is only tried waits until it is done."""
        bench = self.workbench
        ground = (bench.frame, bench.assumptions)
        if ground != self._ground and self._able and not bench.previewing:
            self._ground = ground
            self.found, self._running = None, True
            frame, assumptions, known = *ground, bench.room.found

            def work(progress: Progress) -> Alike:
                return alike(frame, assumptions, known, progress.check)

            self.tasks.run(_NAME, _("Working out who sees it alike"), work, self._take_in)
        self._show()

    def _take_in(self, found: Alike) -> None:
        self.found, self._running = found, False
        self._show()

    def _ended(self, task: object) -> None:
        """Somebody cancelled it: it is begun again when the page is next looked at."""
        if getattr(task, "name", "") == _NAME and self._running and not self.tasks.busy(_NAME):
            self._ground = ()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._ground:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.names.setChecked(False)
        if self._running:
            self.tasks.cancel(_NAME)
            self._ground = ()

    # what is shown

    @property
    def _able(self) -> bool:
        """Whether there is anything to show, and it may be seen."""
        return bool(self.workbench.scenario.assessments) and not self.workbench.hold_results

    def _say_instead(self) -> None:
        """What is said where nothing is shown."""
        self._all.setCurrentWidget(self.notice)
        if self.workbench.hold_results:
            self.notice.say(results_held(), _("Show results"))
        else:
            self.notice.say(
                _(
                    "Nobody has judged anything yet. Open a round on the page of the room, close and"
                    " reveal it; then this says who sees it alike."
                )
            )

    def _show(self) -> None:
        if not self._able:
            self._say_instead()
            return
        found, page = self.found, self.choice.page
        self._all.setCurrentWidget(self._shown)
        mine = self._controls[page] if found is not None else ()
        for control in (self.by, self.who, self.make, self.draw, self.take, self.names):
            control.setVisible(control in mine)
        if found is None:
            self._say((_("Working it out…"),))
            self.pane.show_figure(None, as_table=False)
            return
        self._offer(found)
        may = self.workbench.read_only is None
        self.make.setEnabled(may and bool(self.who.value))
        self.draw.setEnabled(may and bool(found.pictures))
        self.take.setEnabled(may and bool(found.standing.reading.judgements))
        figure = self._figure(found, page)
        self.names.setVisible(self.names in mine and bool(found.people.reading.participants))
        self._say((*figure.says, *self._unlinkable(found, page)))
        self.pane.show_figure(figure, as_table=self.as_table.isChecked())
        self.pane.view.mark(frozenset((self.who.value,)) if self.who in mine else frozenset())

    def _say(self, sentences: tuple[str, ...]) -> None:
        for label, words in ((self.says, sentences[:1]), (self.more, sentences[1:])):
            label.setText(" ".join(words))
            label.setVisible(bool(words))

    def _figure(self, found: Alike, page: int) -> RowFigure:
        scenario, named = found.frame.scenario, self.names.isChecked()
        if page == CAMPS:
            return camps_figure(scenario, found.people, found.camps, named=named)
        if page == OVERLAPS:
            return overlaps_figure(found.frame, found.judges, found.overlaps, named=named)
        if page == PERCEPTION:
            return perception_figure(scenario, found.pictures, found.perception)
        if page == PERFORMANCE:
            return performance_figure(scenario, found.asked, found.track, named=named)
        by = self.by.value
        if by == "judgement":
            return agreed_by_judgement(scenario, found.standing)
        if by == "participant":
            return agreed_by_participant(scenario, found.standing)
        return agreed_by_line(scenario, found.standing, found.concordances, by)

    def _unlinkable(self, found: Alike, page: int) -> tuple[str, ...]:
        """That answers which cannot be linked are in no camp and nobody's."""
        if page not in (CAMPS, OVERLAPS) or not found.unlinkable:
            return ()
        if not found.people.reading.participants:
            return (
                _(
                    "All answers were given unlinkably: nobody knows which of them are one person’s, so"
                    " that nothing can be said of persons."
                ),
            )
        return (_("Answers that cannot be linked are left out here: they are nobody’s pattern."),)

    def _offer(self, found: Alike) -> None:
        """Whose numbers can become a profile: camps, then, where they are named, each participant."""
        named = self.names.isChecked()
        self.by.offer([(by, _(words)) for by, words in _BY if named or by != "participant"])
        scenario, camps = found.frame.scenario, found.camps
        offered = []
        for camp, size in enumerate(camps.sizes if len(camps.sizes) > 1 else ()):
            text = ngettext("Camp {camp}, {count} person", "Camp {camp}, {count} people", size)
            offered.append((f"camp:{camp}", text.format(camp=letter_of(camp), count=size)))
        people = found.people.reading.participants
        if named:
            offered += [(f"participant:{each}", alias(scenario, each)) for each in people]
        self.who.offer(offered)

    # what is done

    def _choose(self, key: str) -> None:
        """A row was chosen: a participant's becomes the one meant, a judgement is selected."""
        kind, _colon, place = key.partition(":")
        if kind == "participant":
            self.who.offer(self.who.offered, key)
            self._show()
        elif place:
            self.workbench.select(kind, place)

    def _make_profile(self) -> None:
        found, group = self.found, self.who.value
        people = None if found is None else of_group(found, group)
        if people is None:
            return
        name = dict(self.who.offered)[group]
        if as_profiles(self.workbench, name, people.values()):
            self.workbench.told.emit(_("“{name}” is a profile now.").format(name=name))

    def _make_pictures(self) -> None:
        if self.found is not None:
            as_pictures(self.workbench, self.found.pictures)

    def _take(self) -> None:
        if self.found is not None:
            self.workbench.taking_wanted.emit(self.found.standing.reading.judgements)

    def _style(self) -> Style:
        bench = self.workbench
        scale = bench.font_scale * _LARGER
        return Style(bench.tokens, scale, QtTypeSetter(QApplication.font()))

    def _dress(self) -> None:
        self.pane.view.dress(self._style())
