"""A session that was played, and the presenter's window, for pictures of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from scenario_desk.desk.shell.window import Window


def play(window: Window) -> None:
    """A session with moves along the likeliest branches, an inject, and a step back."""
    from scenario_desk.desk.session.moving import release_next, step_back
    from scenario_desk.model import edits

    bench = window.workbench
    window.work.session.host.open_session("A day of play")
    prepare_news(window)
    scenario = bench.scenario
    first = scenario.nodes[scenario.root].children[0]
    bench.apply(edits.happened, first, "Spring", "It was decided in Washington.")
    release_next(bench)
    others = scenario.nodes[first].children
    bench.apply(edits.happened, others[0])
    step_back(bench)
    bench.apply(edits.happened, others[-1], "Summer")


def prepare_news(window: Window) -> None:
    """Two injects."""
    from scenario_desk.model import edits
    from scenario_desk.model.estimate import Estimate
    from scenario_desk.model.table import Table

    bench = window.workbench
    scenario = bench.scenario
    for key, name, text in (
        ("news", "The oil price falls by a third", "The budget in Moscow is cut."),
        ("more-news", "Talks in Geneva are called off", "Nobody says for how long."),
    ):
        effects = Table({each: Estimate(-12, -20, -5) for each in list(scenario.interests)[:4]})
        bench.apply(edits.add_new, "injects", key, name=name, text=text, effects=effects,
                    endpoints=tuple(scenario.endpoints))  # fmt: skip


def show_presenter(window: Window) -> None:
    """The presenter's window, as large as that of work and in its place."""
    from scenario_desk.desk.session.presenter.presenter_window import PresenterWindow

    made = PresenterWindow(window.workbench, window.work.session.host, (), window)
    made.setWindowFlags(Qt.WindowType.Widget)
    made.setGeometry(window.rect())
    made.setAutoFillBackground(True)
    made.show()
