"""Real pages in the system's Chromium, headless, driven by the DevTools protocol.

Debian's package is `chromium`; tests that need it say so where there is none.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

PATIENCE_S = 60
"""What has not come about by then never will."""
NO_CHROMIUM = "Chromium is not installed (on Debian: apt-get install chromium)"
_KEYS = {
    "Tab": ("Tab", 9, ""),
    "Enter": ("Enter", 13, "\r"),
    "Space": (" ", 32, " "),
    "ArrowRight": ("ArrowRight", 39, ""),
    "ArrowLeft": ("ArrowLeft", 37, ""),
}


def chromium() -> str | None:
    """The browser of this system, if it has one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


_TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def needs_chromium() -> None:
    """Skip the module that calls this where there is no browser; all of them say so in one line."""
    if chromium() is None:
        pytest.skip(NO_CHROMIUM, allow_module_level=True)


class PageError(AssertionError):
    """The page complained: an exception of its script, or something its policy refused."""


class Browser:
    """One browser process; each page of it has cookies and storage of its own."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._pages: dict[str, Page] = {}

    def page(
        self,
        width: int = 390,
        height: int = 844,
        scripts: bool = True,
        beside: Page | None = None,
    ) -> Page:
        """A new page of a phone, as in a private window; or one beside another, in the same."""
        made = beside is None and self.call("Target.createBrowserContext")["browserContextId"]
        context = made if beside is None else beside.context
        target = self.call("Target.createTarget", url="about:blank", browserContextId=context)
        session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        page = Page(self, session["sessionId"], context)
        self._pages[session["sessionId"]] = page
        for domain in ("Page", "Runtime", "Log"):
            page.call(f"{domain}.enable")
        page.size(width, height)
        if not scripts:
            page.call("Emulation.setScriptExecutionDisabled", value=True)
        return page

    def close(self, page: Page) -> None:
        self.call("Target.disposeBrowserContext", browserContextId=page.context)

    def call(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        """Ask the browser for something and wait for what it answers."""
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": params}
        self._socket.send(json.dumps(message | ({"sessionId": session} if session else {})))
        while True:
            heard = json.loads(self._socket.recv(timeout=PATIENCE_S))
            if heard.get("id") == number:
                assert "error" not in heard, f"{method}: {heard['error']}"
                return dict(heard["result"])
            if page := self._pages.get(heard.get("sessionId", "")):
                page.heard(heard["method"], heard["params"])

    def quit(self) -> None:
        self.call("Browser.close")


class Page:
    """One page: what it shows, and the taps and keys it gets."""

    def __init__(self, browser: Browser, session: str, context: str) -> None:
        self.browser, self.session, self.context = browser, session, context
        self.complaints: list[str] = []
        """What its script threw and what its policy refused; a lost connection is neither."""

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        return self.browser.call(method, self.session, **params)

    def heard(self, method: str, params: dict[str, Any]) -> None:
        if method == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.complaints.append(str(details.get("exception", details).get("description")))
        elif method == "Log.entryAdded" and params["entry"]["source"] == "security":
            self.complaints.append(params["entry"]["text"])

    def size(self, width: int, height: int) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": True}
        self.call("Emulation.setDeviceMetricsOverride", **metrics)

    def look(self, **features: str) -> None:
        """What the reader prefers, as in `look(prefers_color_scheme="dark")`."""
        named = [{"name": n.replace("_", "-"), "value": value} for n, value in features.items()]
        self.call("Emulation.setEmulatedMedia", features=named)

    def open(self, url: str) -> None:
        self.call("Page.navigate", url=url)
        self.until("document.readyState === 'complete'")

    def reload(self) -> None:
        """Load the page again, as a phone does that had no room for it."""
        self.run("window.isOld = true")
        self.call("Page.reload")
        self.until("!window.isOld && document.readyState === 'complete'")

    def run(self, script: str) -> Any:
        """What an expression of JavaScript is in the page; a promise is waited for."""
        done = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in done:
            raise PageError(done["exceptionDetails"]["exception"].get("description", script))
        return done["result"].get("value")

    def post(self, path: str, body: Any) -> Any:
        """What the host answers to a request of the page."""
        kind = "headers: {'Content-Type': 'application/json'}"
        sent = f"method: 'POST', {kind}, body: {json.dumps(json.dumps(body))}"
        return self.run(f"fetch({json.dumps(path)}, {{{sent}}}).then((one) => one.json())")

    def until(self, script: str) -> None:
        """Wait until an expression holds."""
        self.wait(lambda: self._holds(script), script)

    def _holds(self, script: str) -> bool:
        # Between two documents there is nothing to ask.
        done = self.call("Runtime.evaluate", expression=f"Boolean({script})", returnByValue=True)
        return done["result"].get("value") is True

    def wait(self, holds: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE_S
        while not holds():
            assert time.monotonic() < end, f"never came about: {what}\n{self.text}"
            time.sleep(0.02)

    @property
    def text(self) -> str:
        """All that can be read on it."""
        return str(self.run("document.body.innerText"))

    def shows(self, text: str) -> None:
        """Wait until the page shows a text."""
        self.until(f"document.body.innerText.includes({json.dumps(text)})")

    def tap(self, name: str, within: str = "body") -> None:
        """Tap what can be pressed whose name or text this is, in the first place that has it."""
        find = f"""[...document.querySelector({json.dumps(within)})?.querySelectorAll('button') ?? []].find(
            (one) => (one.ariaLabel ?? one.innerText.replace(/\\s+/g, ' ').trim()) === {json.dumps(name)})"""
        self.until(find)
        self._touch(find)

    def slide(self, selector: str, start: float, end: float) -> None:
        """Draw a thumb over something, from one part of its width to another."""
        at = f"document.querySelector({json.dumps(selector)})"
        self.until(at)
        left, top, width, height = self.run(
            f"(() => {{ {at}.scrollIntoView({{block: 'center'}});"
            f" const one = {at}.getBoundingClientRect();"
            " return [one.x, one.y, one.width, one.height]; })()"
        )
        for kind, part in (("touchStart", start), ("touchMove", end)):
            point = {"x": left + width * part, "y": top + height / 2}
            self.call("Input.dispatchTouchEvent", type=kind, touchPoints=[point])
        self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def _touch(self, find: str) -> None:
        at = f"""(async () => {{
            const one = {find};
            one.scrollIntoView({{ block: 'center' }});
            await {_TWO_FRAMES};
            const box = one.getBoundingClientRect();
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            return one.contains(document.elementFromPoint(x, y)) && {{ x, y }};
        }})()"""
        place: list[dict[str, float]] = []
        # What still moves, or is covered, is not where a thumb would go.
        self.wait(lambda: place.append(self.run(at)) or bool(place[-1]), f"a place to tap: {find}")
        self.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=place[-1:])
        self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        self.run(_TWO_FRAMES)

    def fill(self, selector: str, text: str) -> None:
        """Type a text in place of what a field holds, and leave it."""
        at = f"document.querySelector({json.dumps(selector)})"
        self.until(at)
        self.run(f"{at}.focus(); {at}.select?.()")
        self.call("Input.insertText", text=text)
        self.run(f"{at}.blur()")

    def key(self, name: str, times: int = 1) -> None:
        """Press a key where the focus is."""
        key, code, text = _KEYS[name]
        same = {"key": key, "code": name, "windowsVirtualKeyCode": code}
        for _ in range(times):
            self.call(
                "Input.dispatchKeyEvent", type="keyDown", **same, **({"text": text} if text else {})
            )
            self.call("Input.dispatchKeyEvent", type="keyUp", **same)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.call("Input.insertText", text=text)

    def picture(self, path: Path, whole: bool = False) -> None:
        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))


@contextmanager
def browser() -> Iterator[Browser]:
    """The system's browser for as long as it is needed, with a home of its own."""
    program = chromium()
    assert program is not None
    # It may still write when it is told to go.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        command = [
            program,
            "--headless=new",
            "--no-sandbox",  # which root would need, and containers have none
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--lang=en",
            "--remote-debugging-port=0",
            f"--user-data-dir={home}",
            "about:blank",
        ]
        log = Path(home, "log")
        with log.open("wb") as said:
            running = subprocess.Popen(command, stdout=said, stderr=said, env=_environment(home))
        try:
            address = _address(Path(home, "DevToolsActivePort"), running, log)
            with connect(address, max_size=None, ping_interval=None) as socket:
                opened = Browser(socket)
                yield opened
                opened.quit()
        finally:
            running.terminate()
            running.wait(PATIENCE_S)


def _environment(home: str) -> dict[str, str]:
    return os.environ | {"HOME": home, "LANGUAGE": "en"}


def _address(told: Path, running: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + PATIENCE_S
    while not told.exists() or len(told.read_text().split()) < 2:
        is_coming = running.poll() is None and time.monotonic() < end
        assert is_coming, log.read_text(errors="replace")
        time.sleep(0.02)
    port, path = told.read_text().split()
    return f"ws://127.0.0.1:{port}{path}"
