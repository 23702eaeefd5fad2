"""The network of checks on asyncio."""

import asyncio
import http.client
import json
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from wordsnake.checks.net import Answer
from wordsnake.kit.on_asyncio import AsyncioLoop

ANSWER_S = 10.0


class AsyncioNet:
    """As `Net`. `url` is any page of the server."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.url = f"{parts.scheme}://{parts.netloc}"
        self.loop = AsyncioLoop()

    def now(self) -> float:
        """As `Net`."""
        return time.monotonic()

    async def ask(self, path: str, body: bytes | None = None) -> Answer:
        """As `Net`."""
        return await asyncio.to_thread(_ask, self.url + path, body)


def _ask(url: str, body: bytes | None) -> Answer:
    request = urllib.request.Request(url, body, {"content-type": "application/json"})  # noqa: S310 - checked at the edge
    try:
        with urllib.request.urlopen(request, timeout=ANSWER_S) as answer:  # noqa: S310 - as above
            return Answer(answer.status, _json(answer.read()))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, _json(error.read()))
    except http.client.HTTPException as problem:
        raise OSError(f"what answers is no HTTP: {problem!r}") from None


def _json(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError:
        return None
