"""Every URI of the public API, once. The contract is in `docs/api.md`."""

REALM = "wordsnake"

ABOUT = "wordsnake.about"
SET_NAME = "wordsnake.set_name"
GET_PLAYER = "wordsnake.get_player"
CREATE_GAME = "wordsnake.create_game"
JOIN_GAME = "wordsnake.join_game"
LEAVE_GAME = "wordsnake.leave_game"
START_GAME = "wordsnake.start_game"
PLAY_WORD = "wordsnake.play_word"
PASS_TURN = "wordsnake.pass_turn"  # noqa: S105 - a URI
REMATCH = "wordsnake.rematch"
REMOVE_SEAT = "wordsnake.remove_seat"
SAY = "wordsnake.say"
GET_GAME = "wordsnake.get_game"
GET_EVENTS = "wordsnake.get_events"
LIST_GAMES = "wordsnake.list_games"
CHECK_WORD = "wordsnake.check_word"
FIND_GAME = "wordsnake.find_game"
ADD_BOT = "wordsnake.add_bot"
GET_ANALYSIS = "wordsnake.get_analysis"
EXPORT_GAME = "wordsnake.export_game"
APPEAL_WORD = "wordsnake.appeal_word"
GET_LEADERBOARD = "wordsnake.get_leaderboard"
GET_HISTORY = "wordsnake.get_history"
GET_RESULTS = "wordsnake.get_results"
GET_RATING = "wordsnake.get_rating"
LINK_DEVICE = "wordsnake.link_device"
REDEEM_LINK = "wordsnake.redeem_link"

LOBBY = "wordsnake.lobby"
RESULTS = "wordsnake.results"
ME = "wordsnake.me"

ERROR_PREFIX = "wordsnake.error."
"""An error's URI is this and its reason."""

HOST_PREFIX = "wordsnake.host."
"""Procedures for the host's own commands; only the engine's role may call them."""


def game_topic(game: str) -> str:
    """The topic of one game's events."""
    return f"wordsnake.game.{game}"


def error(reason: str) -> str:
    """The URI of an error."""
    return f"{ERROR_PREFIX}{reason}"
