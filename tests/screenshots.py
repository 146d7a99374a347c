"""Takes the pictures by which the look is judged: `python -m tests.screenshots FOLDER [NAME …]`.

Every page and workspace, light and dark, and what is presented, on screens of three sizes at four
scales; beside them, at two scales, an empty scenario, a huge one, one of ten principals, the large
type of a projector, and two scenarios side by side. A process per screen and scale, since Qt reads them once. Under a display
(DISPLAY set) the windows are real, otherwise offscreen. The pictures of the README are made by
`python -m tests.screenshots --readme`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenario_desk.desk.merging.merge_dialog import MergeDialog
    from scenario_desk.desk.shell.builder.builder_panel import BuilderPanel
    from scenario_desk.desk.shell.deal_panel import DealPanel
    from scenario_desk.desk.shell.window import Window
    from scenario_desk.model.scenario import Scenario

CHECKOUT = Path(__file__).resolve().parent.parent
FLAGSHIP = CHECKOUT / "scenarios" / "syria-2017.scenario"
BLANK = CHECKOUT / "scenarios" / "blank.scenario"
SCREENS = ((1280, 800), (1920, 1080), (3840, 2160))
SIZES = SCREENS[:2]
SCALES = (1.0, 1.5)
EVERY_SCALE = (1.0, 1.25, 1.5, 2.0)
README = CHECKOUT / "resources" / "help"
HUGE = 100_000
ON_DEMAND = {
    "figures": ("reach", "overlap", "agreement", "likelihood"),
    "phases": ("phases",),
    "rational": ("rational", "junctures"),
    "everything": (
        "reach",
        "overlap",
        "agreement",
        "likelihood",
        "rational",
        "junctures",
        "phases",
    ),
}


@dataclass(frozen=True)
class Shot:
    """One picture: what is shown, how large, in which theme; `select` is "kind:id"."""

    name: str
    page: str
    theme: str
    width: int
    height: int
    file: Path | None = FLAGSHIP
    select: str = "endpoint:e07"
    large: bool = False
    package: str | None = None
    grows: str = "right"
    shows: tuple[str, ...] = ()
    """What the tree shows on demand."""
    mirrored: bool = False
    """Whether the language is read from the right."""
    act: Callable[[Window], None] | None = None
    """What is done with mouse or keys before the picture is taken."""
    presented: bool = False
    """Whether it is the tree of "build", the chart of "overlap" or "robustness" alone, on the whole
    screen."""
    scales: tuple[float, ...] = SCALES

    @property
    def screen(self) -> tuple[int, int]:
        """The one it is taken on: the first that it fits on."""
        fitting = (each for each in SCREENS if self.width <= each[0] and self.height <= each[1])
        return next(fitting)


def shots() -> Iterator[Shot]:
    """Every picture."""
    for theme in ("light", "dark"):
        for width, height in SCREENS:
            for page in ("welcome", "build", "score", "overlap", "robustness", "session"):
                name = f"{page}-{theme}-{width}"
                chosen = {"build": "node:n02", "score": "score:e07/us2"}.get(page, "endpoint:e07")
                yield Shot(name, page, theme, width, height, select=chosen, scales=EVERY_SCALE)
            for page in ("build", "overlap"):
                name = f"presented-{page}-{theme}-{width}"
                yield Shot(name, page, theme, width, height, select="", presented=True,
                           scales=EVERY_SCALE)  # fmt: skip
    for page in ("build", "score", "overlap", "robustness", "session"):
        yield Shot(f"ten-{page}", page, "light", 1280, 800, Path("ten"), "")
        yield Shot(f"empty-{page}", page, "light", 1280, 800, BLANK, "")
        yield Shot(f"projector-{page}", page, "dark", 1920, 1080, large=True)
    for theme in ("light", "dark"):
        yield Shot(f"package-{theme}", "overlap", theme, 1440, 900, package="pk-a")
        yield Shot(f"package-figures-{theme}", "build", theme, 1440, 900, package="pk-a",
                   shows=("overlap", "agreement"))  # fmt: skip
    for kind in ("actor:ru", "interest:us4", "profile:ru-base", "linkage:l5", "package:pk-b"):
        name = f"inspector-{kind.partition(':')[0]}"
        yield Shot(name, "build", "light", 1440, 900, select=kind)
    for theme in ("light", "dark"):
        yield Shot(f"export-svg-{theme}", "export", theme, 0, 0, select="")
    for theme, (width, height) in product(("light", "dark"), SIZES):
        for page in ("trees", "chart"):
            name = f"compare-{page}-{theme}-{width}"
            yield Shot(name, f"compare-{page}", theme, width, height, select="")
    yield Shot("compare-equal", "compare-trees", "light", 1280, 800, BLANK, "")
    yield Shot("huge-compare", "compare-trees", "light", 1920, 1080, Path("huge"), "")
    yield Shot("huge-overlap", "overlap", "dark", 1920, 1080, Path("huge"), "")
    yield Shot("huge-build", "build", "dark", 1920, 1080, Path("huge"), "")
    yield Shot("huge-fit", "build", "light", 1920, 1080, Path("huge"), "", act=_unfold_all)
    for theme in ("light", "dark"):
        for width, height in SIZES:
            for grows in ("left", "down"):
                name = f"tree-{grows}-{theme}-{width}"
                yield Shot(name, "build", theme, width, height, select="node:n02", grows=grows)
            for what, shows in ON_DEMAND.items():
                name = f"tree-{what}-{theme}-{width}"
                yield Shot(name, "build", theme, width, height, select="node:n02", shows=shows)
    yield Shot(
        "arabic-mirrored", "build", "light", 1440, 900, Path("scripts"), "node:push", mirrored=True
    )
    for theme in ("light", "dark"):
        for width, height in SIZES:
            for name, merge_act in (("merge", _merge), ("merge-clean", _merge_clean)):
                yield Shot(f"{name}-{theme}-{width}", "overlap", theme, width, height, select="",
                           act=merge_act)  # fmt: skip
        for width, height in SIZES:
            yield Shot(f"swings-{theme}-{width}", "build", theme, width, height,
                       select="profile:us-base", act=_swings)  # fmt: skip
    yield Shot("swings-words", "build", "light", 1280, 800,
               select="profile:us-base", act=_swings_in_words)  # fmt: skip
    acts = {"drag-targets": _drag, "focus-branch": _focus, "multi-selection": _select_several}
    for name, act in acts.items():
        yield Shot(name, "build", "light", 1440, 900, select="node:n15", act=act)
    yield from _robustness()
    yield from _session()
    yield from _views()
    yield from _room()
    yield from _builder()
    yield from _deal()
    yield from _tools()


def _robustness() -> Iterator[Shot]:
    """Every page of the right side, each picture as a table once, and without ranges."""
    pages = ("hangs", "matters", "ranks", "weights", "two", "sits", "opens", "holds", "sees")
    for theme, (width, height) in product(("light", "dark"), SIZES):
        for page, name in enumerate(pages):
            yield Shot(f"robustness-{name}-{theme}-{width}", "robustness", theme, width, height,
                       act=partial(_turn, page))  # fmt: skip
    yield Shot("robustness-worth", "robustness", "light", 1280, 800, act=_worth)
    for theme in ("light", "dark"):
        yield Shot(f"robustness-tried-{theme}", "robustness", theme, 1280, 800, act=_try)
    for way in ("sides", "right"):
        for theme, (width, height) in product(("light", "dark"), SIZES):
            yield Shot(f"robustness-sees-{way}-{theme}-{width}", "robustness", theme, width, height,
                       act=partial(_see, way))  # fmt: skip
    yield Shot("robustness-sees-projector", "robustness", "dark", 1920, 1080, large=True,
               act=partial(_see, "right"))  # fmt: skip
    tables = ((0, "tables"), (6, "opens-table"), (7, "holds-table"), (8, "sees-table"))
    for page, name in tables:
        yield Shot(f"robustness-{name}", "robustness", "light", 1280, 800,
                   act=partial(_as_tables, page))  # fmt: skip
    yield Shot("robustness-presented", "robustness", "dark", 1920, 1080, presented=True)
    yield Shot("huge-robustness", "robustness", "light", 1920, 1080, Path("huge"), "")


def _views() -> Iterator[Shot]:
    """As one actor sees it, and what is misread on the chart."""
    for theme, (width, height) in product(("light", "dark"), SIZES):
        yield Shot(f"seen-{theme}-{width}", "overlap", theme, width, height, act=_see_as)
        yield Shot(f"misread-{theme}-{width}", "overlap", theme, width, height, act=_misread)
    yield Shot("seen-projector", "overlap", "dark", 1920, 1080, large=True, act=_see_as)
    yield Shot("seen-presented", "overlap", "light", 1920, 1080, presented=True, act=_see_as)
    for theme, (width, height) in product(("light", "dark"), SIZES):
        name = f"lotteries-{theme}-{width}"
        yield Shot(name, "overlap", theme, width, height, act=partial(_switch, "lotteries"))
        for page in ("build", "score", "robustness"):
            yield Shot(f"seen-{page}-{theme}-{width}", page, theme, width, height, act=_see_as)
    for theme in ("light", "dark"):
        yield Shot(f"card-{theme}", "overlap", theme, 1280, 800, act=_point_at_dot)
        yield Shot(f"swings-projector-{theme}", "build", theme, 1920, 1080, large=True,
                   select="profile:us-base", act=_swings)  # fmt: skip
    yield Shot("huge-misread", "overlap", "light", 1920, 1080, Path("huge"), "", act=_misread)
    yield Shot("huge-builder", "overlap", "light", 1920, 1080, Path("huge"), "", act=_open_builder)
    yield Shot("misread-projector", "overlap", "dark", 1920, 1080, large=True, act=_misread)
    yield Shot("misread-empty", "overlap", "light", 1280, 800, BLANK, "", act=_misread)


def _see_as(window: Window) -> None:
    window.workbench.seeing.go_on()
    _settle()


def _switch(name: str, window: Window) -> None:
    """Turn on what is shown on the chart on demand."""
    window.work.chart.header.switches[name].trigger()
    _settle()


_misread = partial(_switch, "misreads")


def _point_at_dot(window: Window) -> None:
    """Let the mouse rest on the dot of an endpoint, once its badges are worked out."""
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtTest import QTest

    while window.workbench.verdicts.under_way:
        _settle(100)
    plot = window.work.chart.ensure_plot()
    dot = plot.arranged().dot_box(window.workbench.frame.endpoint_index["e07"])
    for step in (8, 0):
        QTest.mouseMove(plot.viewport(), QPointF(*dot.middle).toPoint() + QPoint(step, 0))
        _settle()


def _see(way: str, window: Window) -> None:
    """The page of who sees it wrongly, shown in one of its ways."""
    from scenario_desk.desk.robustness.perception_page import SeesWrongly

    page = window.work.robustness.pages[8]
    assert isinstance(page, SeesWrongly)
    page.way.setCurrentIndex(page.way.findData(way))
    _turn(8, window)


def _room() -> Iterator[Shot]:
    """What a room judges: beside the scores, taken over, and who sees it alike."""
    pages = ("agreement", "camps", "overlaps", "perception", "performance")
    for theme, (width, height) in product(("light", "dark"), SIZES):
        yield Shot(f"room-scores-{theme}-{width}", "score", theme, width, height, Path("room"),
                   "score:e03/us1")  # fmt: skip
        for page, name in enumerate(pages):
            yield Shot(f"room-{name}-{theme}-{width}", "session", theme, width, height,
                       Path("room"), "", act=partial(_alike, page))  # fmt: skip
    for theme in ("light", "dark"):
        yield Shot(f"room-taking-{theme}", "score", theme, 1440, 900, Path("room"), "", act=_taking)
    yield Shot("room-projector", "score", "dark", 1920, 1080, Path("room"), "", large=True)
    yield Shot("room-nobody", "session", "light", 1280, 800, BLANK, "", act=partial(_alike, 0))


def _builder() -> Iterator[Shot]:
    """Every page of the package builder, with something on the table."""
    for theme, (width, height) in product(("light", "dark"), SIZES):
        for page, name in enumerate(("gains", "opening", "frontier")):
            yield Shot(f"builder-{name}-{theme}-{width}", "overlap", theme, width, height,
                       select="endpoint:e16", act=partial(_build, page))  # fmt: skip
    yield Shot("builder-projector", "overlap", "dark", 1920, 1080, select="endpoint:e16",
               act=partial(_build, 0), large=True)  # fmt: skip
    yield Shot("builder-empty", "overlap", "light", 1280, 800, BLANK, "", act=_open_builder)


def _deal() -> Iterator[Shot]:
    """What would open an endpoint and whether it would hold, over the overlap workspace."""
    for theme, (width, height) in product(("light", "dark"), SIZES):
        for page, name in enumerate(("opens", "holds")):
            yield Shot(f"deal-{name}-{theme}-{width}", "overlap", theme, width, height,
                       select="endpoint:e07", act=partial(_ask_deal, page))  # fmt: skip
    yield Shot("deal-projector", "overlap", "dark", 1920, 1080, select="endpoint:e07",
               act=partial(_ask_deal, 1), large=True)  # fmt: skip
    yield Shot("deal-empty", "overlap", "light", 1280, 800, BLANK, "", act=partial(_ask_deal, 0))


def _ask_deal(page: int, window: Window) -> None:
    """Open the panel and turn to a page once it was worked out."""
    window.work.show_deal()
    panel = window.work._deal
    panel.side.choice.go_to(page)
    _settle()
    while panel.answers.under_way or window.workbench.draws.under_way:
        _settle(100)


def _open_builder(window: Window) -> None:
    window.work.show_builder()
    _settle()


def _build(page: int, window: Window) -> None:
    """Open the package builder, tick three linkages, and turn to a page once it was searched."""
    _open_builder(window)
    panel = window.work._builder
    for linkage in ("l1", "l3", "l5"):
        panel.ticks.rows[linkage].box.click()
    panel.pages.go_to(page)
    while panel.search.found is None:
        _settle(100)


def _session() -> Iterator[Shot]:
    """A room that joined in: how it joins, what it is asked, what it said, and what moved."""
    from tests.session_pictures import ACTS

    for theme, (width, height) in product(("light", "dark"), SIZES):
        for name, act in ACTS.items():
            yield Shot(f"session-{name}-{theme}-{width}", "session", theme, width, height,
                       select="", act=act)  # fmt: skip
    shown = ("joined", "asked", "moved", "decided", "position", "log")
    for theme, name in product(("light", "dark"), shown):
        yield Shot(f"session-presented-{name}-{theme}", "session", theme, 1920, 1080, select="",
                   act=ACTS[name], presented=True)  # fmt: skip


def _beside(window: Window) -> BuilderPanel | DealPanel | None:
    """The panel that is open over the work."""
    from scenario_desk.desk.shell.builder.builder_panel import BuilderPanel
    from scenario_desk.desk.shell.deal_panel import DealPanel

    for kind in (BuilderPanel, DealPanel):
        panel = window.findChild(kind)
        if panel is not None and panel.isVisible():
            return panel
    return None


def _turn(page: int, window: Window) -> None:
    """Show a page of the robustness workspace, once it has been worked out."""
    view = window.work.robustness
    view.choice.go_to(page)
    _drawn(window)


def _drawn(window: Window) -> None:
    """Wait until all is drawn, or long enough for a first picture of what takes a while."""
    view, draws = window.work.robustness, window.workbench.draws
    for _round in range(12):
        _settle(500)
        if not (view.answers.under_way or draws.under_way):
            return


def _alike(page: int, window: Window) -> None:
    """Show who sees it alike, once it has been worked out."""
    from scenario_desk.desk.session.camps.camps_page import CampsPage

    view = window.work.session
    view.show_page(CampsPage)
    shown = view.page
    assert isinstance(shown, CampsPage)
    for _round in range(12):
        _settle(250)
        if shown.found is not None or shown.notice.isVisible():
            break
    shown.choice.go_to(page)


def _taking(window: Window) -> None:
    """Take over what the room judges, in a way that is chosen."""
    found = window.workbench.room.found
    assert found is not None
    window.work.take_from_room(found.reading.judgements)
    _settle(1_000)


def _worth(window: Window) -> None:
    page = window.work.robustness.pages[1]
    page.controls[1].setCurrentIndex(1)  # type: ignore[attr-defined]
    _turn(1, window)


def _try(window: Window) -> None:
    """Try the first of the changes that would open an endpoint, or lose it."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    _turn(6, window)
    picture = window.work.robustness.pane.view
    picture.setFocus()
    QTest.keyClick(picture, Qt.Key.Key_Home)
    QTest.keyClick(picture, Qt.Key.Key_Return)


def _as_tables(page: int, window: Window) -> None:
    _turn(page, window)
    window.work.robustness.as_table.click()


def _tools() -> Iterator[Shot]:
    """What opens over the tree: light, dark, large, and on other scripts."""
    tools = {
        "quick-line": ("", _quick_line),
        "quick-line-names": ("30; d r", _quick_line),
        "probability-table": ("45 70 80", _probabilities),
        "find": ("iran", _find),
    }
    for name, (typed, tool) in tools.items():
        act, node = partial(tool, typed), "node:n02"
        for theme in ("light", "dark"):
            yield Shot(f"{name}-{theme}", "build", theme, 1440, 900, select=node, act=act)
        large = f"{name}-projector"
        yield Shot(large, "build", "light", 1280, 800, select=node, act=act, large=True)
    for name, typed in (("quick-line", "e "), ("probability-table", "60"), ("find", "москва")):
        act = partial(tools[name][1], typed)
        yield Shot(f"{name}-mirrored", "build", "light", 1440, 900, Path("scripts"), "node:push",
                   mirrored=True, act=act)  # fmt: skip


def readme_shots() -> Iterator[Shot]:
    """The pictures of the README."""
    yield Shot("overlap-light", "overlap", "light", 1440, 900, scales=(1.0,))


def main(arguments: Sequence[str]) -> int:
    """Take the pictures; with names, only those."""
    if arguments[:1] == ["--readme"]:
        return _in_processes(README, list(readme_shots()))
    folder = Path(arguments[0]) if arguments else Path(tempfile.mkdtemp(prefix="screenshots-"))
    names = arguments[1:] or [shot.name for shot in shots()]
    return _in_processes(folder, [shot for shot in shots() if shot.name in names])


def _in_processes(folder: Path, wanted: Sequence[Shot]) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    code = 0
    for scale, screen in product(EVERY_SCALE, SCREENS):
        names = [shot.name for shot in wanted if scale in shot.scales and shot.screen == screen]
        if not names:
            continue
        told = os.environ | {"QT_SCALE_FACTOR": str(scale)}
        with tempfile.TemporaryDirectory() as home:
            if not os.environ.get("DISPLAY"):
                told.setdefault("QT_QPA_PLATFORM", _offscreen(screen, Path(home)))
            told["SCENARIO_DESK_SCREENSHOTS"] = home
            command = [sys.executable, "-m", "tests.screenshots", "--here", str(folder), str(scale)]
            code |= subprocess.run(
                [*command, *names], env=told, cwd=CHECKOUT, check=False
            ).returncode
    print(f"The pictures are in {folder}")
    return code


def _offscreen(screen: tuple[int, int], home: Path) -> str:
    """Qt's platform without a display, with a screen of so many pixels."""
    sized = {"name": "screen", "x": 0, "y": 0, "logicalDpi": 96, "dpr": 1}
    told = home / "screens.json"
    told.write_text(
        json.dumps({"screens": [sized | dict(zip(("width", "height"), screen, strict=True))]})
    )
    return f"offscreen:configfile={told}"


def take(folder: Path, scale: float, names: Sequence[str]) -> None:
    """Take the pictures of one scale in this process."""
    from PySide6.QtCore import QSettings

    home = os.environ["SCENARIO_DESK_SCREENSHOTS"]
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, home)
    from scenario_desk.desk import settings
    from scenario_desk.desk.app import application
    from tests.offscreen import hush

    hush()
    application()
    settings.SCORES_NOTE_SEEN.write(True)
    ending = "" if scale == 1.0 else f"@{scale:g}"
    for shot in (*shots(), *readme_shots()):
        if shot.name in names and shot.page == "export":
            _take_export(shot, folder / f"{shot.name}{ending}.png", scale)
        elif shot.name in names and shot.page.startswith("compare"):
            _take_compared(shot, folder / f"{shot.name}{ending}.png", scale)
        elif shot.name in names:
            _take(shot, folder / f"{shot.name}{ending}.png", scale)


def _take_export(shot: Shot, path: Path, scale: float) -> None:
    """The SVG of the whole tree as another program shows it."""
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    from scenario_desk.exchange.pictures.picture_files import Manner, colours_for, write_picture
    from scenario_desk.exchange.pictures.qt_font import program_font
    from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
    from scenario_desk.exchange.pictures.tree_picture import whole_tree

    assert shot.file is not None
    drawn = path.with_suffix(".svg")
    texts = QtTypeSetter(program_font())
    colours = colours_for(".svg", shot.theme)  # type: ignore[arg-type]
    write_picture(whole_tree(_opened(shot.file).evaluation, texts, colours), texts, drawn, Manner())
    renderer = QSvgRenderer(str(drawn))
    image = QImage(renderer.defaultSize() * scale, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    image.save(str(path))


def _take_compared(shot: Shot, path: Path, scale: float) -> None:
    """A scenario beside what became of it, at the fifth thing that differs."""
    from PySide6.QtWidgets import QApplication

    from scenario_desk.desk.bench.workbench import Workbench
    from scenario_desk.desk.compare.compare_window import CompareWindow
    from scenario_desk.desk.compare.comparison import Comparison
    from scenario_desk.desk.tasks import Tasks
    from scenario_desk.desk.theme import dress
    from tests.desk.compare.edited import edited_flagship, relabelled

    assert shot.file is not None
    opened = _opened(shot.file)
    later = {FLAGSHIP: edited_flagship, BLANK: lambda: opened.scenario}.get(shot.file)
    new = later() if later is not None else relabelled(opened.scenario, 400)
    app, tasks, bench = QApplication.instance(), Tasks(), Workbench(opened)
    assert isinstance(app, QApplication)
    bench.dress(dress(app, shot.theme, 1.0), 1.0)
    sides = (shot.file.name, opened.scenario), ("after the workshop", new)
    window = CompareWindow(Comparison.of(*sides), bench, tasks)
    window.resize(round(shot.width / scale), round(shot.height / scale))
    window.show()
    _settle()
    if window.comparison.differences:
        window.head.pages[int(shot.page.endswith("chart"))].click()
        if later is not None:
            for _row in range(5):
                window.list.list.step(1)
        window.chart.ensure_plot()
    _settle()
    window.grab().save(str(path))
    window.close()
    tasks.close()
    _settle(50)


def _take(shot: Shot, path: Path, scale: float) -> None:
    from dataclasses import replace

    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from scenario_desk.desk import settings
    from scenario_desk.desk.shell.window import Window

    settings.RECENT.write([str(Path.home() / "Documents" / "geneva-workshop.scenario")])
    if shot.mirrored:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settings.TREE_SHOWS.write(list(shot.shows))
    settings.TREE_GROWS.write("" if shot.mirrored else shot.grows)
    window = Window()
    window.choose_theme(shot.theme)
    if shot.large:
        window.toggle_large_type()
    # A screen of this many pixels has fewer points where each point takes more of them.
    window.resize(round(shot.width / scale), round(shot.height / scale))
    window.show()
    if shot.page != "welcome" and shot.file is not None:
        bench = window.workbench
        bench.open(_opened(shot.file), shot.file)
        window.start_work()
        window.work.show_workspace(shot.page)
        if shot.package:
            bench.assume(replace(bench.assumptions, package=shot.package))
        if shot.presented:
            work = window.work
            views = {
                "overlap": work.chart,
                "robustness": work.robustness,
                "session": work.session.room,
            }
            views.get(shot.page, window.tree).setFocus()
            window.presenting.begin()
        if shot.select:
            bench.select(*shot.select.split(":"))
        _settle()
        # On a busy machine it may not have come yet.
        window.work.chart.ensure_plot()
        _drawn(window)
    _settle()
    if shot.act is not None:
        shot.act(window)
        _settle()
    shown = QApplication.activeModalWidget() or _beside(window) or window
    shown.grab().save(str(path))
    if shown is not window:
        shown.close()
    window.presenting.leave()
    window.tree.pointer.cancel()
    window.nodes.table.give_up()
    window.nodes.quick.give_up()
    window.workbench.mark_saved(window.workbench.committed, path)
    window.close()
    window.deleteLater()
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    if shot.large:
        settings.LARGE_TYPE.write(False)
    _settle(50)


def _quick_line(typed: str, window: Window) -> None:
    """Open the quick line at the selected node with something typed."""
    window.nodes.quick.open(typed)


def _probabilities(typed: str, window: Window) -> None:
    """Open the probability table and type into its first row."""
    from PySide6.QtTest import QTest

    window.nodes.probabilities()
    QTest.keyClicks(window.nodes.table.rows[0].field, typed)


def _find(typed: str, window: Window) -> None:
    """Open the bar of finding and look for something."""
    window.nodes.find.open()
    window.nodes.find.field.setText(typed)


def _swings(window: Window) -> None:
    """Weigh by swings, with an answer that the ratings contradict."""
    from scenario_desk.desk.swings.swings_dialog import SwingsDialog

    window.work.weigh_by_swings()
    check = next(iter(window.work.findChildren(SwingsDialog))).check
    check.first.click()
    check.second.click()


def _swings_in_words(window: Window) -> None:
    """Weigh by swings in words, with two not said yet."""
    from scenario_desk.desk.swings.swings_dialog import SwingsDialog

    window.work.weigh_by_swings()
    dialog = next(iter(window.work.findChildren(SwingsDialog)))
    dialog.in_words.setChecked(True)
    for step, row in enumerate(list(dialog.rows.values())[:-2]):
        row.said.emit(step % 4 + 1)


def _merge(window: Window) -> None:
    """Merge with a copy that somebody else went on with, some of it decided."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from tests.desk.merging.forks import flagship_forks

    dialog = _merging(window, *flagship_forks(window.workbench.scenario))
    for key in (Qt.Key.Key_T, Qt.Key.Key_Down, Qt.Key.Key_O, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(dialog.list, key)


def _merge_clean(window: Window) -> None:
    """Merge with a copy that nothing here collides with."""
    from tests.desk.merging.forks import flagship_forks

    base = window.workbench.scenario
    _ours, theirs = flagship_forks(base)
    _merging(window, base, theirs)


def _merging(window: Window, ours: Scenario, theirs: Scenario) -> MergeDialog:
    from scenario_desk.desk.bench.moments import Opened
    from scenario_desk.desk.merging.merge_dialog import MergeDialog

    bench = window.workbench
    base = bench.scenario
    bench.open(Opened.of(ours), bench.path)
    dialog = MergeDialog(bench, window.tasks, base, theirs, "geneva-anna.scenario", window)
    dialog.open()
    _settle(1_500)
    return dialog


def _drag(window: Window) -> None:
    """Hold a branch over a node that can take it in."""
    from PySide6.QtTest import QTest

    from tests.desk.tree.desk import LEFT, mark, pull

    tree = window.tree
    window.nodes.fold_to_depth(3)
    tree.fit()
    QTest.mousePress(tree, LEFT, pos=mark(tree, "n15"))
    for node in ("n16", "n08"):
        pull(tree, mark(tree, node))


def _unfold_all(window: Window) -> None:
    window.tree.nodes.unfold_all()
    window.tree.fit()


def _focus(window: Window) -> None:
    """Show one branch alone, three steps from the root."""
    window.tree.view_commands.show_branch("n06")
    window.nodes.unfold_all()
    window.tree.fit()


def _select_several(window: Window) -> None:
    """Select nodes of two branches."""
    window.workbench.select("node", "n12", "n13", "n14", "t08", "n10")


def _opened(path: Path):  # type: ignore[no-untyped-def]
    from scenario_desk.desk.bench.moments import Opened
    from scenario_desk.exchange.scenario_file import load
    from tests.analysis.growing import large_scenario
    from tests.model.rooms import flagship_room
    from tests.model.scripts import scenario_in_scripts

    if path.name == "room":
        return Opened.of(flagship_room(load(FLAGSHIP)))
    if path.name == "ten":
        return Opened.of(large_scenario(60, actors=10, principals=10))
    if path.name == "scripts":
        return Opened.of(scenario_in_scripts())
    return Opened.of(large_scenario(HUGE) if path.name == "huge" else load(path))


def _settle(milliseconds: int = 500) -> None:
    """Let what was put off happen: plots are made after the first paint."""
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        take(Path(sys.argv[2]), float(sys.argv[3]), sys.argv[4:])
        sys.stdout.flush()
        os._exit(0)
    sys.exit(main(sys.argv[1:]))
