"""The checks that every journey makes can fail: tried on small pages that are wrong on purpose."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.fixtures.browser import TELL_VIOLATIONS, Watch, assert_page_accessible

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

PAGE = """<!doctype html><html lang="en"><head><title>Try</title><link rel="icon" href="data:,"></head>
<body><main><h1>Try</h1>{}</main></body></html>"""
BODIES = {
    "/good": "<p>Nothing is wrong here.</p>",
    "/unlabelled": '<input type="text">',
    "/pale": '<link rel="stylesheet" href="/pale.css"><p>Hard to read</p>',
    "/dark": '<link rel="stylesheet" href="/dark.css"><p>Hard to read in the dark</p>',
    "/inline": "<script>document.title = 'inline'</script>",
    "/broken": '<script src="/broken.js"></script>',
    "/missing": '<img src="/none.png" alt="Nothing">',
    "/elsewhere": '<img src="http://localhost:9/x.png" alt="Nothing">',
}
FILES = {
    "/pale.css": ("text/css", "p { color: #ddd; background: #fff }"),
    "/dark.css": ("text/css", "@media (prefers-color-scheme: dark) { p { color: #333; background: #111 } }"),
    "/broken.js": ("text/javascript", "nothing.at.all"),
}


class Pages(BaseHTTPRequestHandler):
    """Serves the small pages under a strict policy."""

    def do_GET(self) -> None:
        kind, text = FILES.get(self.path, ("text/html", PAGE.format(BODIES.get(self.path, ""))))
        known = self.path in FILES or self.path in BODIES
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", "script-src 'self'; style-src 'self'")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def pages() -> Iterator[str]:
    """The address of the small pages."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def watched(new_context: Callable[..., BrowserContext], pages: str) -> Watch:
    """A watched page of the small pages, outside of the checks at the end of a test."""
    context = new_context(base_url=pages)
    context.add_init_script(TELL_VIOLATIONS)
    return Watch(context.new_page(), pages)


def test_a_good_page_is_let_through(watched: Watch) -> None:
    watched.page.goto("/good")
    assert_page_accessible(watched.page)
    watched.check_the_rest()
    assert watched.wrong == []
    assert watched.checked == {"/good"}


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("/inline", "content security policy: script-src-elem"),
        ("/broken", "script error: nothing is not defined"),
        ("/missing", "none.png answered 404"),
        ("/elsewhere", "a request to another host"),
    ],
)
def test_trouble_on_a_page_is_noted(watched: Watch, address: str, complaint: str) -> None:
    watched.page.goto(address)
    watched.settle()
    assert complaint in "\n".join(watched.wrong)


@pytest.mark.parametrize(
    ("address", "rule"),
    [("/unlabelled", "light: label"), ("/pale", "light: color-contrast"), ("/dark", "dark: color-contrast")],
)
def test_a_page_that_some_cannot_use_is_refused(watched: Watch, address: str, rule: str) -> None:
    watched.page.goto(address)
    with pytest.raises(AssertionError, match=rule):
        watched.check_the_rest()
