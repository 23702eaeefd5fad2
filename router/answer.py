"""An HTTP answer as a value, and the headers that every one of ours has."""

# mypy: allow-untyped-calls
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from twisted.web import http
from twisted.web.server import NOT_DONE_YET, Request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "connect-src 'self'"
)
"""Content-Security-Policy: the page runs nothing and asks nothing that did not come with it."""

SAFE_HEADERS = {
    "x-content-type-options": "nosniff",
    # The link of a private game is its invitation: it must not be told to the pages that players link to.
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}

_HOST = re.compile(r"[A-Za-z0-9.\-]{1,253}(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Answer:
    """Status code, headers (names in lower case) and body."""

    code: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def origin(host: str | None, *, secure: bool) -> str:
    """The address that a page was fetched from, "http://school.lan:8080"; "" for a strange Host header."""
    if host is None or not _HOST.fullmatch(host):
        return ""
    return f"{'https' if secure else 'http'}://{host}"


def policy(host: str | None) -> str:
    """The Content-Security-Policy for a page fetched from `host` (the Host header).

    To some browsers (Safari before 15.4) 'self' is no WebSocket address; there the page's own is named as well.
    """
    if host is None or not _HOST.fullmatch(host):
        return POLICY
    return f"{POLICY} ws://{host} wss://{host}"


def text(code: int, message: str, **headers: str) -> Answer:
    """An answer in words."""
    plain = {"content-type": "text/plain; charset=utf-8", "cache-control": "no-store"}
    return Answer(code, message.encode(), {**plain, **headers})


def refusal(method: str) -> Answer | None:
    """The answer to a method other than GET and HEAD."""
    if method in {"GET", "HEAD"}:
        return None
    return text(http.NOT_ALLOWED, "Only GET and HEAD are allowed here.\n", allow="GET, HEAD")


def send(request: Request, answer: Answer) -> int:
    """Send it, without the body if the request was HEAD; what a resource's `render` returns."""
    request.setResponseCode(answer.code)
    headers = {
        **SAFE_HEADERS,
        "content-security-policy": policy(request.getHeader("host")),
        **answer.headers,
    }
    if answer.code not in {http.NO_CONTENT, http.NOT_MODIFIED}:  # there it would be the length of what is not sent
        headers["content-length"] = str(len(answer.body))
    for name, value in headers.items():
        request.setHeader(name, value)
    request.write(answer.body)
    request.finish()
    return NOT_DONE_YET
