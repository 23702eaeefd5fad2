"""Every procedure of the public API as a stranger sees it: what it is for, what it takes, answers and refuses.

The reference in `docs/api/` and the page's list are made from this. A test holds it to what the service offers, and to
the reasons with which procedures really refuse.
"""

from dataclasses import dataclass
from typing import Any, get_args

from wordsnake.game import refusals as r
from wordsnake.rules.refused import Refused
from wordsnake.wamp.contract import asks, uris
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract.refusals import (
    ChatOff,
    Hidden,
    KeyHasPlayed,
    NameNeeded,
    NoBot,
    NoSuchCode,
    NoSuchPlayer,
    SeatedUnderName,
    TooManyAppeals,
    TooManyKeys,
    WordsNotReady,
)

EVERYWHERE: tuple[type[Refused], ...] = (r.InvalidArgument, r.RateLimited, r.Unavailable)
"""What any procedure may answer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One procedure. `ask` are its arguments, `refusals` the reasons of its own, in the order in which they come."""

    uri: str
    purpose: str
    ask: type[Any]
    result: type[m.Message]
    refusals: tuple[type[Refused], ...] = ()

    @property
    def name(self) -> str:
        """The URI without its prefix."""
        return self.uri.removeprefix("wordsnake.")


SITTING = (r.WrongPhase, r.GameFull, r.TooManyGames, r.NameTaken)
MOVING = (r.NoSuchGame, r.WrongPhase, r.NotSeated, r.StalePly, r.NotYourTurn, r.TooLate)
LOOKING_BACK = (r.NoSuchGame, r.WrongPhase)

CATALOGUE: tuple[Entry, ...] = (
    Entry(uris.ABOUT, "What this server is and offers.", asks.Nothing, m.About),
    Entry(uris.SET_NAME, "Be known by a name; it is fixed while you sit in an unfinished game.", asks.SetName,
          m.NameResult, (SeatedUnderName, r.NameTaken)),
    Entry(uris.GET_PLAYER, "A player; yourself without a name.", asks.GetPlayer, m.PlayerView, (NoSuchPlayer,)),
    Entry(uris.LINK_DEVICE, "Make a code with which one other key becomes yours too.", asks.Nothing, m.LinkCode,
          (TooManyKeys,)),
    Entry(uris.REDEEM_LINK, "Become the player who made a code.", asks.RedeemLink, m.LinkedDevice,
          (NoSuchCode, KeyHasPlayed, TooManyKeys)),
    Entry(uris.CREATE_GAME, "Open a game: you are seated, and its host.", asks.CreateGame, m.GameView,
          (WordsNotReady, NameNeeded, r.TooManyGames)),
    Entry(uris.FIND_GAME, "Sit down in a public game that others look for too, or in a new one.", asks.FindGame,
          m.GameView, (WordsNotReady, NameNeeded, *SITTING)),
    Entry(uris.JOIN_GAME, "Take a seat; who has one already just sees the game.", asks.OfGame, m.GameView,
          (r.NoSuchGame, *SITTING)),
    Entry(uris.LEAVE_GAME, "Give up your seat.", asks.OfGame, m.SeqResult, (*LOOKING_BACK, r.NotSeated)),
    Entry(uris.START_GAME, "Begin to play.", asks.OfGame, m.SeqResult,
          (*LOOKING_BACK, r.NotSeated, r.NotHost, r.TooFewSeats)),
    Entry(uris.PLAY_WORD, "Lay a word; the same `move_id` again gets the first answer again.", asks.PlayWord,
          m.MoveResult, (*MOVING, r.OwnWord, r.NotAWord, r.TooShort, r.NotInLexicon, r.NoOverlap, r.AlreadyPlayed)),
    Entry(uris.PASS_TURN, "Miss a turn by choice.", asks.PassTurn, m.SeqResult, MOVING),
    Entry(uris.REMATCH, "Go on in another game: the first to ask opens it, others take a seat in it.", asks.OfGame,
          m.GameView, (*LOOKING_BACK, r.NotSeated, WordsNotReady, r.GameFull, r.TooManyGames, r.NameTaken)),
    Entry(uris.REMOVE_SEAT, "Take somebody out of the game, also while it is played.", asks.RemoveSeat, m.SeqResult,
          (*LOOKING_BACK, r.NotSeated, r.NotHost)),
    Entry(uris.SAY, "Say something to the table.", asks.Say, m.SeqResult, (ChatOff, *LOOKING_BACK, r.NotSeated)),
    Entry(uris.GET_GAME, "A game as it stands.", asks.OfGame, m.GameView, (r.NoSuchGame, Hidden)),
    Entry(uris.GET_EVENTS, "The events of a game after `since`, 32 kB a page at most.", asks.GetEvents, m.EventsPage,
          (r.NoSuchGame, Hidden)),
    Entry(uris.LIST_GAMES, "Public games, latest change first.", asks.ListGames, m.GamesPage),
    Entry(uris.GET_LEADERBOARD, "The best of a ruleset, by rating, by their best link or by the longest snake.",
          asks.GetLeaderboard, m.Leaderboard),
    Entry(uris.GET_HISTORY, "The finished games of a player, 20 a page; private ones only of yourself.",
          asks.GetHistory, m.History, (NoSuchPlayer,)),
    Entry(uris.GET_RESULTS, "Public games in the order in which they finished, from wherever you stopped.",
          asks.GetResults, m.ResultsPage),
    Entry(uris.GET_RATING, "How the rating of a player came about, game by game.", asks.GetRating, m.RatingCurve,
          (NoSuchPlayer,)),
    Entry(uris.CHECK_WORD, "Whether a word is permitted.", asks.CheckWord, m.WordVerdict, (WordsNotReady,)),
    Entry(uris.ADD_BOT, "Have a bot of a level sit down.", asks.AddBot, m.SeqResult,
          (*LOOKING_BACK, r.NotSeated, r.NotHost, r.GameFull, NoBot)),
    Entry(uris.GET_ANALYSIS, "What could have been played in a finished game.", asks.OfGame, m.GameAnalysis,
          (r.NoSuchGame, Hidden, r.WrongPhase, WordsNotReady)),
    Entry(uris.EXPORT_GAME, "A finished game as one text.", asks.ExportGame, m.GameExport,
          (r.NoSuchGame, Hidden, r.WrongPhase)),
    Entry(uris.APPEAL_WORD, "Ask the host of the server to permit a word that a game refused.", asks.AppealWord,
          m.WordAppeal, (*LOOKING_BACK, r.NotSeated, r.NotAWord, WordsNotReady, TooManyAppeals)),
)  # fmt: skip
"""All of them, in the order in which a reader wants them."""

GAME_EVENTS: tuple[type[m.Message], ...] = (*get_args(m.GameEvent), m.PresenceChanged, m.WatchersChanged)


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic, `{game}` standing for the id of a game, and the events on it."""

    name: str
    uri: str
    purpose: str
    events: tuple[type[m.Message], ...]


TOPICS: tuple[Topic, ...] = (
    Topic("game", uris.game_topic("{game}"), "Every event of one game, in order of `seq`.", GAME_EVENTS),
    Topic("lobby", uris.LOBBY, "Public games that are opened, changed, closed.", (m.GameChanged,)),
    Topic("results", uris.RESULTS, "Public games that have ended.", (m.GameResult,)),
    Topic("me", uris.ME, "What is addressed to you alone.", (m.YourTurn, m.Invited, m.Notice, m.DeviceLinked)),
)
