"""router.page, router.assets, router.answer"""

import gzip
import http.client
from pathlib import Path
from typing import Any

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.answer import POLICY, policy
from router.assets import Asset, choose, encoded, load
from router.page import OTHERS, answer, find
from tests.support.node import RouterNode

TEXT = b"wordsnake " * 100


@pytest.fixture
def assets(page: Path) -> dict[str, Asset]:
    return load(page)


def test_every_file_of_the_build_is_loaded(assets: dict[str, Asset]) -> None:
    """By its path."""
    assert set(assets) == {"index.html", "assets/index-4f3a.js", "icon.png"}


def test_a_missing_folder_is_an_empty_build(tmp_path: Path) -> None:
    """The server runs without its page."""
    assert load(tmp_path / "nothing") == {}


def test_text_is_compressed_both_ways() -> None:
    """And unpacks to what it was."""
    asset = encoded(".js", TEXT)
    assert list(asset.encodings) == ["br", "gzip", "identity"]
    assert brotli.decompress(asset.encodings["br"]) == gzip.decompress(asset.encodings["gzip"]) == TEXT


@pytest.mark.parametrize(("suffix", "content"), [(".png", TEXT), (".js", b"x")])
def test_what_does_not_get_smaller_is_sent_as_it_is(suffix: str, content: bytes) -> None:
    """Pictures are compressed already, and tiny files grow."""
    assert list(encoded(suffix, content).encodings) == ["identity"]


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        (None, "identity"),
        ("", "identity"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.0,gzip;q=0.1", "gzip"),
        ("br;q=0.8, gzip;q=1.0", "br"),
        ("BR", "br"),
        ("identity", "identity"),
        ("zstd", "identity"),
    ],
)
def test_the_best_encoding_that_a_client_takes(accepted: str | None, chosen: str) -> None:
    """In our order, not in the client's: all its offers are acceptable to it."""
    assert choose(encoded(".js", TEXT), accepted) == chosen


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/g/abcdefgh", "index.html"),
        ("/rules", "index.html"),
        ("/scoreboard/", "index.html"),
        ("/player/J%C3%BCrgen", "index.html"),
        ("/assets/index-4f3a.js", "assets/index-4f3a.js"),
        ("/icon.png", "icon.png"),
        ("/missing.png", None),
        ("/assets/missing-1234.js", None),
        ("/assets/missing", None),
        ("/../router/guard.py", None),
        ("/..", None),
        ("/%2e%2e/%2e%2e/etc/passwd", None),
        ("/..%5c..", None),
        ("/a%5cb", None),
        ("//evil.example", None),
        ("/a//b", None),
    ],
)
def test_which_file_a_path_stands_for(assets: dict[str, Asset], path: str, name: str | None) -> None:
    """Files by name, the page's own addresses by `index.html`, nothing else."""
    assert find(assets, path) == name


@given(st.text())
def test_no_path_reaches_another_file(path: str) -> None:
    """Whatever is asked for, the answer is one of the build's files or none."""
    assets = {"index.html": encoded(".html", TEXT)}
    assert find(assets, path) in {None, "index.html"}


def test_hashed_files_are_kept_for_ever(assets: dict[str, Asset]) -> None:
    """Another build has other names."""
    headers = answer(assets, "GET", "/assets/index-4f3a.js", {}).headers
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["content-type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize("path", ["/", "/g/abcdefgh", "/icon.png"])
def test_other_files_are_asked_for_anew(assets: dict[str, Asset], path: str) -> None:
    """A page opened after an upgrade is the new one."""
    assert answer(assets, "GET", path, {}).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("known", ['"{}"', 'W/"{}"', '"other", "{}"', "*"])
@pytest.mark.parametrize("accepted", ["br", "gzip", ""])
def test_what_a_client_has_is_not_sent_again(assets: dict[str, Asset], known: str, accepted: str) -> None:
    """304 with the headers that a cache needs, and no body."""
    first = answer(assets, "GET", "/", {"accept-encoding": accepted})
    known = known.format(first.headers["etag"].strip('"'))
    second = answer(assets, "GET", "/", {"accept-encoding": accepted, "if-none-match": known})
    assert (second.code, second.body, second.headers["etag"]) == (304, b"", first.headers["etag"])


def test_encodings_of_a_file_have_different_tags(assets: dict[str, Asset]) -> None:
    """A cache may hold several of them."""
    tags = {answer(assets, "GET", "/", {"accept-encoding": each}).headers["etag"] for each in ("br", "gzip", "")}
    assert len(tags) == 3
    assert answer(assets, "GET", "/", {}).headers["vary"] == "accept-encoding"


def test_an_encoded_body_says_so(assets: dict[str, Asset]) -> None:
    """And one that is not does not."""
    assert answer(assets, "GET", "/", {"accept-encoding": "br"}).headers["content-encoding"] == "br"
    assert "content-encoding" not in answer(assets, "GET", "/", {}).headers


def test_what_is_missing_is_not_found(assets: dict[str, Asset]) -> None:
    """404, and not to be remembered."""
    missing = answer(assets, "GET", "/assets/old-1234.js", {})
    assert (missing.code, missing.headers["cache-control"]) == (404, "no-store")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get"])
def test_other_methods_are_refused(assets: dict[str, Asset], method: str) -> None:
    """405, saying what is allowed."""
    refused = answer(assets, method, "/", {})
    assert (refused.code, refused.headers["allow"]) == (405, "GET, HEAD")


def test_the_page_answers_for_no_other_path_of_the_node(assets: dict[str, Asset], template: dict[str, Any]) -> None:
    """Who asks for /health before it is in its place must not read 200, nor a WebSocket the page."""
    [web] = [each for each in template["workers"][0]["transports"] if each["id"] == "web"]
    assert web["paths"].keys() - {"/"} == OTHERS
    for path in (*OTHERS, *(f"{each}/more" for each in OTHERS)):
        assert answer(assets, "GET", f"/{path}", {}).code == 503
    assert answer(assets, "POST", "/call", {}).headers["retry-after"] == "1"
    assert answer(assets, "GET", "/healthy", {}).code == 200


def test_without_a_build_the_page_says_what_to_run() -> None:
    """Whoever forgot it sees it in the browser."""
    missing = answer({}, "GET", "/", {})
    assert missing.code == 503
    assert b"make setup" in missing.body


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"host": "school.lan:8080"}, "http://school.lan:8080/card.png"),
        ({"host": "play.example", "x-forwarded-proto": "https"}, "https://play.example/card.png"),
        ({"host": '"><script>'}, "/card.png"),
        ({}, "/card.png"),
    ],
)
def test_the_picture_of_a_preview_has_a_whole_address(headers: dict[str, str], address: str) -> None:
    """That of the host that was asked, if it can be one."""
    assets = {"index.html": encoded(".html", b'<meta content="{origin}/card.png">')}
    assert answer(assets, "GET", "/g/abcdefgh", headers).body == f'<meta content="{address}">'.encode()


def test_the_page_of_one_host_is_not_taken_for_that_of_another() -> None:
    """Their tags differ as soon as their contents do, and are the same every time."""
    page = {"index.html": encoded(".html", b"{origin}")}
    one, two, again = (answer(page, "GET", "/", {"host": host}).headers["etag"] for host in ("a", "b", "a"))
    assert one != two
    assert one == again


def test_the_service_worker_is_asked_for_anew(assets: dict[str, Asset]) -> None:
    """Else an old one would keep an old page."""
    page = {**assets, "sw.js": encoded(".js", TEXT), "manifest.webmanifest": encoded(".webmanifest", TEXT)}
    worker, manifest = (answer(page, "GET", path, {}).headers for path in ("/sw.js", "/manifest.webmanifest"))
    assert (worker["cache-control"], worker["content-type"]) == ("no-cache", "text/javascript; charset=utf-8")
    assert manifest["content-type"] == "application/manifest+json"


@pytest.mark.parametrize("host", ["school.lan:8080", "[::1]:8080", "127.0.0.1"])
def test_the_policy_names_the_pages_own_websocket(host: str) -> None:
    """For browsers to which 'self' is http alone."""
    assert policy(host) == f"{POLICY} ws://{host} wss://{host}"


@pytest.mark.parametrize("host", [None, "", "a b", "x; script-src *", "x\r\ny", "*", "a:b", "[::1", "x" * 300])
def test_a_strange_host_gets_into_no_policy(host: str | None) -> None:
    """The Host header is the client's."""
    assert policy(host) == POLICY


def test_the_policy_permits_nothing_from_elsewhere() -> None:
    """No inline script or style, no evaluation, no other address."""
    directives = dict(each.strip().split(" ", 1) for each in POLICY.split(";"))
    assert directives.pop("img-src") == "'self' data:"
    assert set(directives.values()) == {"'self'", "'none'"}
    assert directives["default-src"] == directives["frame-ancestors"] == directives["base-uri"] == "'none'"


def fetch(node: RouterNode, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    """One request, sent as written."""
    connection = http.client.HTTPConnection("127.0.0.1", node.port, timeout=15)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        response.content = response.read()  # type: ignore[attr-defined]
        return response
    finally:
        connection.close()


@pytest.mark.e2e
@pytest.mark.parametrize("path", ["/", "/g/abcdefgh", "/icon.png", "/nothing.js", "/health"])
def test_every_answer_is_hardened(node: RouterNode, path: str) -> None:
    """Policy, nosniff, no referrer, no version of the server, nothing for other origins, no cookie."""
    response = fetch(node, path, origin="http://evil.example")
    assert response.headers["content-security-policy"] == policy(f"127.0.0.1:{node.port}")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["server"] == "Wordsnake"
    assert not [name for name in response.headers if name.lower().startswith(("access-control", "set-cookie"))]


@pytest.mark.e2e
def test_the_page_arrives_compressed(node: RouterNode, page: Path) -> None:
    """Over the wire, under an address of the page's own."""
    response = fetch(node, "/g/abcdefgh?x=1", accept_encoding="gzip, br")
    assert response.status == 200
    assert brotli.decompress(response.content) == (page / "index.html").read_bytes()  # type: ignore[attr-defined]


@pytest.mark.e2e
def test_head_has_the_headers_and_no_body(node: RouterNode) -> None:
    """As GET would have them."""
    head, get = fetch(node, "/icon.png", "HEAD"), fetch(node, "/icon.png")
    assert head.headers["content-length"] == get.headers["content-length"] == "256"
    assert head.content == b""  # type: ignore[attr-defined]


@pytest.mark.e2e
def test_what_a_browser_has_is_not_sent_again(node: RouterNode) -> None:
    """304 with neither body nor length."""
    first = fetch(node, "/", accept_encoding="br")
    second = fetch(node, "/", accept_encoding="br", if_none_match=first.headers["etag"])
    assert (second.status, second.content) == (304, b"")  # type: ignore[attr-defined]
    assert "content-length" not in second.headers
    assert "content-type" not in second.headers


@pytest.mark.e2e
@pytest.mark.parametrize("path", ["/../config.json", "/%2e%2e/%2e%2e/engine.key", "/assets/../../node/key.priv"])
def test_no_path_leaves_the_build(node: RouterNode, path: str) -> None:
    """Also as no browser would send it."""
    assert fetch(node, path).status == 404


@pytest.mark.e2e
def test_other_methods_are_refused_on_the_wire(node: RouterNode) -> None:
    """405 with Allow, on the page and on /health."""
    for path in ("/", "/health"):
        response = fetch(node, path, "POST")
        assert (response.status, response.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.e2e
def test_stock_crossbar_tells_its_version(stock: RouterNode) -> None:
    """The defect that router.repairs.server_header repairs."""
    assert fetch(stock, "/").headers["server"].startswith("Crossbar/")
