"""What a call fails with."""

from typing import Any

from autobahn.wamp.exception import ApplicationError

from wordsnake.wamp.contract import uris


class Refused(Exception):  # noqa: N818 - it names what happened
    """The server said no.

    `reason` is the last part of the error's URI, such as "not_in_lexicon"; an error that is none of Wordsnake's keeps
    its whole URI. `fields` are its facts, as `docs/api.md` lists them; the message is a sentence for people.
    """

    def __init__(self, uri: str, sentence: str, fields: dict[str, Any]) -> None:
        super().__init__(sentence)
        self.reason = uri.removeprefix(uris.ERROR_PREFIX)
        self.fields = fields


class Unavailable(Refused):
    """No answer could be had in time: the server is away, or a call that must not be made twice was lost."""

    def __init__(self, why: str) -> None:
        super().__init__(uris.error("unavailable"), why, {})


def refused(error: ApplicationError) -> Refused:
    """What an error of Autobahn's means."""
    sentence = str(error.args[0]) if error.args else error.error
    return Refused(error.error, sentence, dict(error.kwargs))
