"""The page can be read and used by everybody: on every screen, in both themes, small and large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Browser, Page, needs_chromium
from tests.workshop.page.hosting import Session, session
from tests.workshop.page.screens import PHONE, SCREENS, SEATS, enlarge

needs_chromium()

AXE = Path(__file__).parent.parent.parent / "data" / "axe" / "axe.min.js"
VIOLATIONS = """axe.run({resultTypes: ['violations']}).then(({violations}) => violations.map(
    ({id, nodes}) => `${id}: ${nodes.map(({failureSummary}) => failureSummary).join()}`))"""
SMALL = """[...document.querySelectorAll('button, input, textarea')].filter((one) => {
    const { width, height } = one.getBoundingClientRect();
    return width < 44 || height < 44;
}).map((one) => one.outerHTML)"""
SIZES = ((390, 100), (320, 100), (390, 200), (320, 200))


@pytest.fixture
def host(phones: Browser, tmp_path: Path) -> Iterator[Session]:
    with session(tmp_path / "box", SEATS) as held:
        yield held


def test_every_screen_is_clean_large_enough_and_never_too_wide(page: Page, host: Session) -> None:
    found: dict[str, list[str]] = {}
    for screen in SCREENS:
        screen(page, host)
        name = screen.__name__
        page.run(f"{AXE.read_text(encoding='utf-8')}\n;0")
        for theme in ("light", "dark"):
            page.look(prefers_color_scheme=theme, prefers_reduced_motion="reduce")
            found[f"{name}, {theme}"] = page.run(VIOLATIONS)
        found[f"{name}, targets"] = page.run(SMALL)
        for width, percent in SIZES:
            enlarge(page, width, percent)
            whole = page.run("document.documentElement.scrollWidth")
            found[f"{name}, {width} at {percent} %"] = [f"{whole} px"] if whole > width else []
        enlarge(page, PHONE[0], 100)

    assert not {where: what for where, what in found.items() if what}
