"""A served site and a Chromium page for the journeys; nothing outside this machine is ever asked."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = Path(__file__).resolve().parent.parent / "vendor" / "axe-core" / "axe.min.js"
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
WIDTHS = (320, 768, 1440)


def chromium() -> str | None:
    """The system's Chromium, or the one that VINHDANH_CHROMIUM names."""
    found = (shutil.which(name) for name in CHROMIUM)
    return os.environ.get("VINHDANH_CHROMIUM") or next((path for path in found if path), None)


@dataclass
class Site:
    """The site served from the test's private database."""

    url: str
    complaints: list[str] = field(default_factory=list)

    def to(self, path: str) -> str:
        """The address of a path."""
        return self.url + path


@pytest.fixture
def site(committed_db: Any, settings: Any) -> Iterator[Site]:
    """The project's own WSGI application on a free port, each request in a thread with its own connection."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler, get_internal_wsgi_application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_: Any) -> None:
            """The journeys speak for themselves."""

    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet, allow_reuse_address=False)
    server.set_app(get_internal_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}"
    settings.PUBLIC_URL = url
    yield Site(url)
    server.shutdown()
    server.server_close()
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium per worker."""
    from playwright.sync_api import sync_playwright

    executable = chromium()
    if executable is None:
        pytest.fail("no Chromium found: install the package `chromium` or name one in VINHDANH_CHROMIUM")
    # Playwright keeps an event loop in this thread; Django would take it for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield found
        found.close()


@pytest.fixture
def new_page(browser: Any, site: Site) -> Iterator[Callable[..., Any]]:
    """Opens pages of any width, with script or without, in either language; complaints of the console fail the test."""
    opened: list[Any] = []

    def make(width: int = 1440, *, script: bool = True, language: str = "") -> Any:
        context = browser.new_context(
            base_url=site.url, viewport={"width": width, "height": 900}, java_script_enabled=script, locale="en-US"
        )
        context.script = script
        opened.append(context)
        if language:
            context.add_cookies([{"name": "django_language", "value": language, "url": site.url}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: _only_here(site, request.url))
        page.on("pageerror", lambda error: site.complaints.append(f"script error: {error}"))
        page.on("console", lambda said: _policy(site, said))
        return page

    yield make
    for context in opened:
        context.close()
    assert site.complaints == []


@pytest.fixture
def page(new_page: Callable[..., Any]) -> Any:
    """A wide page with script, in Vietnamese."""
    return new_page()


@pytest.fixture
def sign_in(site: Site) -> Callable[[Any, Any], None]:
    """Gives a page the session of a person (or user) without typing a password."""
    from django.conf import settings
    from django.test import Client

    def enter(page: Any, who: Any) -> None:
        client = Client()
        client.force_login(getattr(who, "user", who), backend="django.contrib.auth.backends.ModelBackend")
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site.url}])

    return enter


@pytest.fixture
def axe() -> Callable[[Any], list[str]]:
    """The rules of WCAG 2.2 A and AA and of good practice that a page breaks, one text each with the first places."""
    return broken_rules


def broken_rules(page: Any) -> list[str]:
    """Runs axe-core through the debugging protocol, which the page's content policy does not bind."""
    if getattr(page.context, "script", True):
        return _run_axe(page)
    with _copied(page) as twin:
        return _run_axe(twin)


@contextmanager
def _copied(page: Any) -> Iterator[Any]:
    """The same document with the same styles where axe can run: without script axe has no timers."""
    context = page.context.browser.new_context(viewport=page.viewport_size, locale="en-US")
    try:
        twin = context.new_page()
        twin.route("**/*.js", lambda route: route.abort())
        text = page.content().replace("<noscript", "<div").replace("</noscript", "</div")
        twin.route(page.url, lambda route: route.fulfill(body=text, content_type="text/html; charset=utf-8"))
        twin.goto(page.url)
        yield twin
    finally:
        context.close()


def _run_axe(page: Any) -> list[str]:
    session = page.context.new_cdp_session(page)
    try:
        session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
        options = {"runOnly": {"type": "tag", "values": list(AXE_TAGS)}, "resultTypes": ["violations"]}
        call = f"axe.run(document, {options!r}).then(found => found.violations)"
        answer = session.send(
            "Runtime.evaluate", {"expression": call, "awaitPromise": True, "returnByValue": True, "timeout": 30_000}
        )
    finally:
        session.detach()
    if "exceptionDetails" in answer:
        raise RuntimeError(answer["exceptionDetails"].get("exception", answer["exceptionDetails"]))
    return [_told(rule) for rule in answer["result"]["value"]]


def _told(rule: dict[str, Any]) -> str:
    places = "; ".join(" ".join(map(str, node["target"])) for node in rule["nodes"][:3])
    return f"{rule['id']} ({rule['impact']}): {places}"


def _only_here(site: Site, url: str) -> None:
    if not url.startswith((site.url, "data:", "blob:", "about:")):
        site.complaints.append(f"asked another host: {url}")


def _policy(site: Site, said: Any) -> None:
    if said.type == "error" and "Content Security Policy" in said.text:
        site.complaints.append(said.text)
