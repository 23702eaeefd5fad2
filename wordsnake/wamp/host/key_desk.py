"""What the host of the server can do about keys: trust them with more than playing, and stop doing so.

As `HostDesk` it works on a running server and without one. What is decided holds at once: the file is read at the next
sign-in, the engine is told, and the sessions that the key has end, to begin again as what it is now.
"""

from collections.abc import Callable

from wordsnake.game.refusals import InvalidArgument
from wordsnake.wamp.contract.refusals import NoSuchKey, Refusal, SeveralKeys
from wordsnake.wamp.host.desk import Json, answered
from wordsnake.wamp.trust.farewells import TRUST_CHANGED, Kick
from wordsnake.wamp.trust.keys import BadTrustError, Role, Trusted, TrustFile, authid_of, public_key_of

Believe = Callable[[str, int | None], None]
"""Believe that this authid is a bot of this level; None: that it is none of this server's bots."""


class KeyDesk:
    """Trusted keys. Every method fires with JSON-able data, or fails with Refusal or OSError."""

    def __init__(self, *, trust: TrustFile, believe: Believe, here: Callable[[], frozenset[str]], kick: Kick) -> None:
        """`here` are the keys with which somebody is connected, by authid."""
        self._trust = trust
        self._believe = believe
        self._here = here
        self._kick = kick

    @answered
    async def keys_list(self) -> Json:
        """All trusted keys."""
        return {"keys": [self._row(key, trusted) for key, trusted in self._read().items()]}

    @answered
    async def keys_add(self, key: str, role: Role, level: int | None, label: str) -> Json:
        """Trust a public key (64 hex digits) in a role; a bot with a level."""
        public_key = _public_key(key)
        try:
            trusted = Trusted(role=role, level=level, label=label)
        except ValueError as problem:
            raise Refusal(InvalidArgument("The key", f"cannot be trusted so: {problem}")) from None
        self._read()  # a damaged file is the host's to mend
        self._trust.add({public_key: trusted})
        await self._changed(public_key, trusted.level)
        return self._row(public_key, trusted)

    @answered
    async def keys_revoke(self, which: str) -> Json:
        """Trust a key no more, given by itself, its fingerprint or its label."""
        trusted = self._read()
        key = _meant(which, trusted)
        self._trust.remove(key)
        await self._changed(key, None)
        return self._row(key, trusted[key])

    async def _changed(self, key: str, level: int | None) -> None:
        authid = authid_of(key)
        self._believe(authid, level)
        await self._kick([authid], TRUST_CHANGED)

    def _read(self) -> dict[str, Trusted]:
        try:
            return self._trust.read()
        except BadTrustError as problem:
            raise Refusal(InvalidArgument("The file of trusted keys", f"must be mended: {problem}")) from None

    def _row(self, key: str, trusted: Trusted) -> Json:
        authid = authid_of(key)
        level, label = trusted.level, trusted.label
        here = authid in self._here()
        return {
            "role": trusted.role, "level": level, "label": label, "online": here, "fingerprint": authid, "key": key,
        }  # fmt: skip


def _public_key(text: str) -> str:
    try:
        return public_key_of(text)
    except ValueError as problem:
        raise Refusal(InvalidArgument("The key", str(problem))) from None


def _meant(which: str, trusted: dict[str, Trusted]) -> str:
    wanted = which.strip().lower().replace(" ", "")
    named = [key for key in trusted if wanted in {key, authid_of(key)}]
    named = named or [key for key, each in trusted.items() if each.label and each.label == which.strip()]
    if not named:
        raise Refusal(NoSuchKey(which))
    if len(named) > 1:
        raise Refusal(SeveralKeys(which))
    return named[0]
