"""What a person sees on the screen: where things are, and what they say."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QScrollArea,
    QToolButton,
    QWidget,
)

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.outline.outline_model import ID_ROLE, KIND_ROLE
from scenario_desk.desk.shell.window import Window
from scenario_desk.desk.widgets.card import Card
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.arrangement import Arrangement
from scenario_desk.presentation.chart.lines import LineShape


class Screen:
    """The window as it is looked at."""

    def __init__(self, window: Window) -> None:
        self.window = window

    # what lies on the desk

    @property
    def work(self):  # type: ignore[no-untyped-def]
        return self.window.work

    @property
    def bench(self) -> Workbench:
        return self.window.workbench

    @property
    def scenario(self) -> Scenario:
        return self.bench.scenario

    def steps(self) -> int:
        """How many steps can be undone, counted by the history."""
        return len(self.bench._history.done)

    def status(self) -> str:
        """What the foot of the window says just now."""
        text: str = self.work.status.said.text()
        return text

    def id_of(self, collection: str, name: str) -> str:
        """The id of an entity by its name."""
        things = getattr(self.scenario, collection).values()
        return next(each.id for each in things if each.name == name)

    def words_on(self, place: QWidget) -> str:
        """All words on labels and buttons that can be seen in a place, and their tooltips."""
        kinds = (QLabel, QAbstractButton)
        seen = [each for kind in kinds for each in place.findChildren(kind) if each.isVisible()]
        return "\n".join(f"{each.text()}\n{each.toolTip()}" for each in seen)

    def button(self, words: str, within: QWidget | None = None) -> QWidget:
        place = within or self.window
        for each in place.findChildren(QAbstractButton):
            names = (each.text().replace("&", "").strip(), each.accessibleName())
            if each.isVisible() and words in names:
                return each
        raise AssertionError(f"there is no button “{words}”")

    def is_in(self, view: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (view is focus or view.isAncestorOf(focus))

    # the welcome page and the header

    def recent_files(self) -> list[str]:
        """What the welcome page lists besides the templates."""
        return [card.title for card in self.cards() if card not in self.window.welcome.cards]

    def cards(self) -> list[Card]:
        """The cards of the welcome page that can be seen."""
        return [card for card in self.window.welcome.findChildren(Card) if card.isVisible()]

    def assumption(self, button: str) -> str:
        """What a button of the header says."""
        return self.assumption_button(button).accessibleName()

    def assumption_button(self, starts: str) -> QToolButton:
        """The button whose words start so, or so: ways are told apart by a stroke."""
        buttons = self.work.header.assumptions.findChildren(QToolButton)
        ways = tuple(starts.split("|"))
        said = {each.accessibleName(): each for each in buttons if each.isVisible()}
        return next(button for words, button in said.items() if words.startswith(ways))

    # the tree

    def mark_of(self, node: str) -> QPoint:
        """Where on the canvas the mark of the node with this id is."""
        tree = self.window.tree
        position = tree.content.position_of(node)
        assert position >= 0, "it is inside a fold"
        x, y = tree.place(position)
        return QPoint(round(x), round(y))

    def leaves_of(self, endpoint: str) -> set[str]:
        """The ids of the leaves that lead to an endpoint and are not inside a fold."""
        content, key = self.window.tree.content, self.id_of("endpoints", endpoint)
        nodes = self.scenario.nodes.values()
        return {
            each.id for each in nodes if each.endpoint == key and content.position_of(each.id) >= 0
        }

    def lit_leaves(self) -> set[str]:
        """The ids of the leaves that are lit on the canvas."""
        content = self.window.tree.content
        assert content.lit is not None, "nothing is lit"
        lit = (content.id_of(position) for position in content.lit.nonzero()[0])
        return {key for key in lit if self.scenario.nodes[key].kind == "leaf"}

    def node(self, label: str) -> str:
        """The id of the node whose branch, or whose question, has this label."""
        nodes = self.scenario.nodes.values()
        found = [each.id for each in nodes if label in (each.label, each.question)]
        assert len(found) == 1, f"{len(found)} nodes are called “{label}”"
        return found[0]

    def current_label(self) -> str:
        """The label of the node that keys act on."""
        node = self.scenario.nodes[self.window.nodes.current]
        return node.label or node.question

    def children(self, label: str) -> list[str]:
        """The labels of the branches from a node."""
        nodes = self.scenario.nodes
        return [nodes[key].label for key in nodes[self.node(label)].children]

    # the outline, the inspector and the matrix

    def row(self, *path: str) -> QModelIndex:
        model = self.work.outline.model
        index = QModelIndex()
        for words in path:
            below = [model.index(row, 0, index) for row in range(model.rowCount(index))]
            index = next(each for each in below if str(each.data()) == words)
        return index

    def marked_rows(self) -> list[tuple[str, str]]:
        """Kind and id of the rows that are marked in the outline."""
        chosen = self.work.outline.list.selectionModel().selectedRows()
        return [(str(each.data(KIND_ROLE)), str(each.data(ID_ROLE))) for each in chosen]

    def field(self, key: str) -> QWidget:
        """The control of a field of the inspector, scrolled to where it can be seen."""
        inspector = self.work.inspector
        control = inspector.form.controls[key]
        QApplication.processEvents()
        inspector.findChild(QScrollArea).ensureWidgetVisible(control)
        return control.field or control

    def sentences(self) -> str:
        """All that the inspector says in words; every word of it must be in sight."""
        QApplication.processEvents()
        labels = [
            each for each in self.work.inspector.form.findChildren(QLabel) if each.isVisible()
        ]
        for label in labels:
            held = label.parentWidget()
            needed = label.heightForWidth(label.width()) if label.wordWrap() else 0
            assert min(label.height(), held.height()) >= needed, f"“{label.text()}” is cut off"
        return "\n".join(label.text() for label in labels)

    def score(self, endpoint: str, interest: str) -> float | None:
        key = (self.id_of("endpoints", endpoint), self.id_of("interests", interest))
        held = self.scenario.scores.get(key)
        return None if held is None else held.best

    # the chart

    def headline(self) -> str:
        return self.work.chart.header.headline.text()

    def _chart_at_rest(self) -> Arrangement:
        """The chart once plot and legend have come to rest: each takes what the other leaves."""
        plot = self.work.chart.ensure_plot()
        same, before = 0, None
        for _turn in range(100):
            QApplication.processEvents()
            same, before = (same + 1 if plot.geometry() == before else 0), plot.geometry()
            if same == 4:
                break
        arranged = plot.arranged()
        assert arranged is not None
        return arranged

    def dot(self, endpoint: str) -> QPoint:
        """Where an endpoint's dot is in the plot."""
        arranged = self._chart_at_rest()
        row = self.bench.frame.endpoint_index[self.id_of("endpoints", endpoint)]
        return self.middle(arranged.dot_box(row))

    def middle(self, box: Box) -> QPoint:
        """The pixel in the middle of what the chart shows."""
        return QPoint(*(round(each) for each in box.middle))

    def line(self, actor: str, kind: str) -> LineShape:
        """A line of the chart as it stands now."""
        arranged = self._chart_at_rest()
        return next(shape for shape in arranged.lines if shape.key == (actor, kind))

    def labels_in_the_chart(self) -> set[str]:
        """The names that are written beside dots."""
        arranged = self._chart_at_rest()
        return {label.text for label in arranged.labels}

    @property
    def plot(self) -> QWidget:
        viewport: QWidget = self.work.chart.ensure_plot().viewport()
        return viewport
