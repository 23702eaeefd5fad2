"""The page: the files of `web/dist`, and `index.html` for every address that the page itself understands.

Everything is in memory and found by name, so no request can reach another file. What is under `assets/` has a hash in
its name and is kept for ever; the rest is asked for anew each time, and answered 304 where it is the same.

The picture in the preview of a link must have a whole address, which nobody knows but whoever asks: `index.html` says
`{origin}`, and each host that it is asked for gets a copy of its own.
"""

# mypy: allow-untyped-calls
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from twisted.web import http
from twisted.web.resource import Resource
from twisted.web.server import Request

from router.answer import Answer, origin, refusal, send, text
from router.assets import Asset, choose, encoded, load

FOR_EVER = "public, max-age=31536000, immutable"
ASK_ANEW = "no-cache"

ORIGIN = b"{origin}"
HOSTS_MAX = 32
"""Copies that are kept: a server has few names, and the Host header is the client's."""

OTHERS = frozenset({"health", "call", "ws", "lp"})
"""Paths of the node's configuration that are not the page's. Crossbar.io listens before it has put them in their
places: for a moment the page is asked for them, and must not answer in their stead (/health with 200)."""

NOT_BUILT = """The server runs, but its page has not been built.

Stop the server, run `make setup` in its folder, and start it again.
"""


def find(assets: Mapping[str, Asset], path: str) -> str | None:
    """The name of the file for a path (as in the request line, without the query); None if there is nothing.

    A path of the page's own, such as /rules or /g/abc, has no dot: it gets `index.html`.
    """
    name = unquote(path).removeprefix("/")
    if name in assets:
        return name
    if "." in name or "\\" in name or name.startswith("assets/") or "//" in f"/{name}":
        return None
    return "index.html"


def answer(assets: Mapping[str, Asset], method: str, path: str, headers: Mapping[str, str]) -> Answer:
    """The answer to a request; `headers` by names in lower case, `x-forwarded-proto` as of a proxy in front of us."""
    if unquote(path).removeprefix("/").partition("/")[0] in OTHERS:
        return text(http.SERVICE_UNAVAILABLE, "The server is starting.\n", **{"retry-after": "1"})
    if refused := refusal(method):
        return refused
    if "index.html" not in assets:
        return text(http.SERVICE_UNAVAILABLE, NOT_BUILT)
    name = find(assets, path)
    if name is None:
        return text(http.NOT_FOUND, "There is nothing here.\n")
    if name == "index.html":
        secure = headers.get("x-forwarded-proto") == "https"
        return serve(placed(assets[name], origin(headers.get("host"), secure=secure)), headers, ASK_ANEW)
    return serve(assets[name], headers, FOR_EVER if name.startswith("assets/") else ASK_ANEW)


def placed(page: Asset, address: str) -> Asset:
    """The page as it is at an address."""
    return _placed(page.encodings["identity"], address)


@lru_cache(maxsize=HOSTS_MAX)
def _placed(content: bytes, address: str) -> Asset:
    return encoded(".html", content.replace(ORIGIN, address.encode()))


def serve(asset: Asset, headers: Mapping[str, str], caching: str) -> Answer:
    """The asset in the best encoding that the client takes, or 304 if the client has it."""
    encoding = choose(asset, headers.get("accept-encoding"))
    tag = f'"{asset.tag}-{encoding}"'
    common = {"etag": tag, "cache-control": caching, "vary": "accept-encoding"}
    known = {each.strip().removeprefix("W/") for each in headers.get("if-none-match", "").split(",")}
    if known & {tag, "*"}:
        return Answer(http.NOT_MODIFIED, headers=common)
    if encoding != "identity":
        common["content-encoding"] = encoding
    return Answer(http.OK, asset.encodings[encoding], {"content-type": asset.content_type, **common})


class _Files(Resource):
    """Answers whatever is not another resource's."""

    isLeaf = True  # noqa: N815 - twisted's name

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        super().__init__()
        self._assets = assets

    def render(self, request: Request) -> int:
        """Answer from memory."""
        names = ("accept-encoding", "host", "if-none-match", "x-forwarded-proto")
        headers = {name: value for name in names if (value := request.getHeader(name)) is not None}
        if request.isSecure():
            headers["x-forwarded-proto"] = "https"
        path = request.path.decode("ascii", "replace")
        return send(request, answer(self._assets, request.method.decode("ascii", "replace"), path, headers))


class Page(Resource):
    """The root of the web transport; Crossbar.io puts the other paths beneath it. `extra`: `{"directory": path}`."""

    def __init__(self, extra: dict[str, Any]) -> None:
        super().__init__()
        self._files = _Files(load(Path(extra["directory"])))

    def getChild(self, path: bytes, request: Request) -> Resource:  # noqa: N802 - twisted's name
        """Everything that is not another path's."""
        del path, request
        return self._files
