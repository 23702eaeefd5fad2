"""The process of a scoreboard: it begins with a server that may be away, and ends when it is told to."""

import os
import sys
from pathlib import Path

from wordsnake.keys import Key
from wordsnake.kit import Client
from wordsnake.kit.on_twisted import run as run_client
from wordsnake.scoreboard.outputs import Output, Screen, json_lines, plain
from wordsnake.scoreboard.screen import View
from wordsnake.scoreboard.watch import Watch

TICK_S = 0.2
PATIENCE_S = 5.0
"""A server that has not answered for so long is away."""


def run(url: str, key: Path, *, json: bool) -> None:
    """Show the public games of the server, of which `url` is some page, until the process is told to stop.

    `key` is the file of the scoreboard's key, made if there is none. Raises Refused where the server shuts it out, and
    as `Key.load`.
    """
    public = Key.load(key).public

    async def main(client: Client) -> None:
        await Scoreboard(client, url, public, json=json).run()

    run_client(main, url=url, key=key, patience=PATIENCE_S)


class Scoreboard:
    """Watches a server, and shows it on whatever standard output is."""

    def __init__(self, client: Client, url: str, public: str, *, json: bool) -> None:
        self._client = client
        self._url = url
        self._public = public
        self._output: Output = json_lines(public) if json else Screen(self._view) if _is_screen() else plain(public)
        self._watch = Watch(client, self._output)

    async def run(self) -> None:
        """Until it is cancelled, or nobody reads any more."""
        cancels = [self._client.spawn(work) for work in (self._watch.ask(), self._tick())]
        with self._output.shown():
            try:
                await self._watch.follow()
            except BrokenPipeError:
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left unwritten stays so
            finally:
                for cancel in cancels:
                    cancel()

    async def _tick(self) -> None:
        while True:
            self._output.tick()
            await self._client.sleep(TICK_S)

    def _view(self) -> View:
        line = self._watch.line()
        return View(
            board=self._watch.board,
            server=self._url,
            now=self._watch.now.replace(microsecond=0),
            line=line,
            since=None if self._watch.since is None else self._watch.since.replace(microsecond=0),
            key=self._public,
        )


def _is_screen() -> bool:
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") not in {"dumb", "unknown"}
