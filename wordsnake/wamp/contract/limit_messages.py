"""What the engine and the router take from a client. See `wordsnake.wamp.contract.messages`."""

from wordsnake.wamp.contract.game_messages import Message


class RateView(Message, frozen=True, kw_only=True):
    """So much a second in the long run, and so much at once after a rest."""

    per_second: float
    at_once: int


class ConnectionLimits(Message, frozen=True, kw_only=True):
    """What the router takes from one connection of a player; null where it sets no limit.

    `messages` counts pings too; `bytes` are those on the wire. A message has at most so many bytes in so many frames,
    so many arguments by position and as many by keyword, nested in so many levels, and a URI so many characters.
    `waiting_bytes` and `waiting_seconds`: what may wait until the client reads it, and how long. `join_seconds`: how
    long it may be without a session.
    """

    messages: RateView | None
    bytes: RateView | None
    message_bytes: int | None
    message_frames: int | None
    uri_characters: int | None
    arguments: int | None
    nesting: int | None
    subscriptions: int | None
    calls_under_way: int | None
    waiting_bytes: int | None
    waiting_seconds: float | None
    join_seconds: float | None


class AddressLimits(Message, frozen=True, kw_only=True):
    """What the router takes from one address, an IPv6 address with all of its /64 network; null as above.

    `handshakes` open WebSockets; `requests` and `request_bytes` are of HTTP, `http_calls` those of them to /call;
    `codes` are made or tried for second devices.
    """

    sign_ins: RateView | None
    sessions: int | None
    handshakes: RateView | None
    connections: int | None
    requests: RateView | None
    request_bytes: int | None
    http_calls: RateView | None
    codes: RateView | None


class RouterLimits(Message, frozen=True, kw_only=True):
    """What the router lets a player do. A component may send ten times as many messages, of up to 1 MB."""

    connection: ConnectionLimits
    address: AddressLimits


class Limits(Message, frozen=True, kw_only=True):
    """The bounds a client should know. `calls` are those of one player, over all its connections."""

    word_letters: int
    say_characters: int
    name_characters: int
    move_id_characters: int
    unfinished_games: int
    events_page: int
    grace_ms: int
    calls: RateView
