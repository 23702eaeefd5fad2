"""One result after another to a receiver: each at least once, in order, and none before the one before it was taken."""

import logging
import os
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from wordsnake.kit import messages as m
from wordsnake.relay.finished import StoppedError
from wordsnake.relay.signing import Secret
from wordsnake.relay.verdict import Answer, pause, verdict

REFUSALS = 6
"""So often a message is sent that is refused as it is; then it is laid aside."""
LAID_ASIDE = 3
"""When so many in a row were laid aside, it is not the messages."""

Send = Callable[[Mapping[str, str], bytes], Awaitable[Answer]]

log = logging.getLogger(__name__)


class Webhook:
    """A receiver. `send` posts to it; what it refuses for good is laid aside in the file `refused`."""

    def __init__(  # noqa: PLR0913 - its collaborators
        self,
        send: Send,
        secret: Secret,
        refused: Path,
        *,
        sleep: Callable[[float], Awaitable[None]],
        now: Callable[[], float],
        chance: Callable[[], float],
    ) -> None:
        """`now` in seconds since 1970-01-01T00:00Z; `chance` gives a number from 0 to 1."""
        self._send = send
        self._secret = secret
        self._refused = refused
        self._sleep = sleep
        self._now = now
        self._chance = chance
        self._aside = 0

    async def deliver(self, finished: m.FinishedGame) -> None:
        """Send it until it is taken, or laid aside. Raises StoppedError where nothing more is wanted, and OSError."""
        body, refusals, attempt = message(finished), 0, 0
        while True:
            headers = self._secret.headers(finished.game.game, int(self._now()), body)
            answer = await self._send(headers, body)
            match verdict(answer):
                case "taken":
                    self._aside = 0
                    return
                case "gone":
                    raise StoppedError("The receiver wants no more results (410).")
                case "refused":
                    refusals += 1
                    if refusals == REFUSALS:
                        self._lay_aside(finished, body, answer)
                        return
            log.warning("%s was not taken (%s); it is sent again", finished.game.game, answer.status or "no answer")
            await self._sleep(pause(attempt, self._chance(), answer.retry_after))
            attempt += 1

    def _lay_aside(self, finished: m.FinishedGame, body: bytes, answer: Answer) -> None:
        """Keep what was refused, on the disk when this returns."""
        line = {"id": finished.game.game, "status": answer.status, "body": msgspec.Raw(body)}
        with self._refused.open("ab") as file:
            file.write(msgspec.json.encode(line) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        log.error("%s was refused (%s) and is laid aside in %s", finished.game.game, answer.status, self._refused)
        self._aside += 1
        if self._aside == LAID_ASIDE:
            raise StoppedError(
                f"The receiver refuses everything ({answer.status}); {self._refused} keeps the last ones."
            )


def message(finished: m.FinishedGame) -> bytes:
    """What is posted: the shape is that of the Standard Webhooks specification, `data` that of `get_results`."""
    data: dict[str, Any] = msgspec.to_builtins(finished)
    del data["cursor"]
    return msgspec.json.encode({"type": "game.finished", "timestamp": finished.at, "data": data})
