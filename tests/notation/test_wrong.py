"""The golden example, and what is said of it when something in it is wrong."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wordsnake.cli import main
from wordsnake.notation.read import read_game
from wordsnake.notation.wrong import Wrong

GOLDEN = Path(__file__).with_name("golden.txt")
TEXT = GOLDEN.read_text(encoding="utf-8")


def wrong(text: str) -> str:
    """What is said of a text that is no game, or none by the rules."""
    with pytest.raises(Wrong) as caught:
        list(read_game(text)[1])
    return str(caught.value)


def test_the_golden_example_is_a_game() -> None:
    """As it was written by the first version of the format: it can be read for ever."""
    heading, steps = read_game(TEXT)
    state = list(steps)[-1].state
    assert (heading.game, heading.started_at, heading.host) == ("aaaabbbb", 1_767_225_602_500, "Anna")
    assert [seat.out for seat in state.seats] == [None, "left", None]
    assert [link.word for link in state.snake] == ["zee", "eendenkroos", "rooster"]
    assert state.outcome is not None
    assert (state.outcome.why, state.outcome.winners) == ("stalled", ("Anna",))


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
def test_how_lines_end_does_not_matter(line_end: str) -> None:
    """Nor do empty lines at the end."""
    assert list(read_game(TEXT.replace("\n", line_end) + line_end * 2)[1])


@pytest.mark.parametrize(
    ("right", "changed", "said"),
    [
        ("eendenkroos 2 +4 =4", "eendenkroos 3 +6 =6", "line 15 should be, by the rules: 1. snakebot-3 eendenkroos 2"),
        ("+8 =8", "+8 =12", "line 17 should be, by the rules: 2. Anna rooster 4 +8 =8 @17.230"),
        ("2. Anna rooster", "2. snakebot-3 rooster", "line 17 breaks the rules: It is not your turn."),
        ("2. Anna rooster", "3. Anna rooster", "line 17 breaks the rules:"),
        ("eendenkroos", "kroos", 'line 15 breaks the rules: "kroos" does not begin with the last letters of "zee".'),
        ("eendenkroos", "Eendenkroos", "line 15 should be, by the rules: 1. snakebot-3 eendenkroos"),
        ("2. Łukasz -out left", "2. Łukasz -out misses", "line 16 tells something that by the rules does not happen"),
        ("2. Łukasz -out left", "2. Łukasz -sings", "line 16 tells something that by the rules does not happen here"),
        ("@16.330", "at 16.330", "line 16 is neither a move nor an outcome"),
        ("3. Anna -timeout @137.830\n", "", "line 19 ends the game, which by the rules is not over"),
        ("won by Anna", "won by Łukasz", "line 20 should be, by the rules: = stalled, won by Anna"),
        ("0. Anna zee 0 +0 =0 @8.120\n", "= time, won by Anna: Anna 0 @9.000\n", "line 13 should be, by the rules: 0."),
        ("\n= stalled, won by Anna: Anna 8, Łukasz 0, snakebot-3 4 @137.830", "", "line 19 is followed by nothing; by"),
    ],
)
def test_the_first_wrong_line_is_named(right: str, changed: str, said: str) -> None:
    """And what it should be, where the rules say so."""
    assert right in TEXT
    assert wrong(TEXT.replace(right, changed)).startswith(said)


@pytest.mark.parametrize(
    ("right", "changed", "said"),
    [
        (TEXT, "", "line 1 begins no exported game: its head has no Wordsnake"),
        ('[Wordsnake "1"]', '[Wordsnake "2"]', "line 1 asks for version 2 of the format; this program reads 1"),
        ('[Language "nl"]', '[Language "xx"]', "line 3 names a language that is not known: xx"),
        ('[Language "nl"]', "Language: nl", 'line 3 is not of the form [Name "value"]'),
        ('[Language "nl"]', '[Game "x\x1b[2J"]', 'line 3 is not of the form [Name "value"]'),
        ('[Language "nl"]', '[Game "aaaabbbb"]', "line 3 gives Game a second time"),
        ('[Game "aaaabbbb"]\n', "", "line 1 begins no exported game: its head has no Game"),
        ("target_score=10", "target_score=ten", "line 6 gives target_score no number"),
        ("target_score=10", "target_score=9", "line 6 cannot be played: target_score must be a whole number"),
        ("pace=turns", "colour=red", "line 6 cannot be played: colour is no field of a ruleset"),
        ('[Ruleset "classic"]', '[Ruleset "chess"]', "line 5 cannot be played: name must be one of"),
        ("2026-01-01T00:00:02.500Z", "yesterday", "line 7 is no time, as in 2026-01-31T12:00:00.000Z"),
        ("2026-01-01T00:00:02.500Z", "2026-01-01T00:00:02.500", "line 7 is no time, as in 2026-01-31T12:00:00.000Z"),
        ('[Host "Anna"]', '[Host "Dirk"]', "line 8 names a host who has no seat, or two seats have the same name"),
        ('[Seat "Łukasz"]', '[Seat "Anna"]', "line 8 names a host who has no seat, or two seats have the same name"),
        ('[Seat "Łukasz"]', '[Seat "Łukasz the bot"]', "line 10 is no seat: NAME, NAME bot, or NAME bot LEVEL"),
        ("opening=player", "opening=drawn", "line 13 should be the drawn opening: 0. * WORD @0.000"),
    ],
)
def test_a_head_that_is_wrong_is_explained(right: str, changed: str, said: str) -> None:
    """By line, too."""
    assert right in TEXT
    assert wrong(TEXT.replace(right, changed)).startswith(said)


def test_bots_and_their_levels_stand_in_the_head() -> None:
    """Readers see whom they watch."""
    seats = read_game(TEXT)[0].seats
    assert [(seat.player, seat.bot, seat.level) for seat in seats][2] == ("snakebot-3", True, 3)


def replayed(*arguments: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["replay", *arguments], input=text)


def test_a_game_is_shown_and_verified() -> None:
    """Line by line; without a terminal at once, and without colours."""
    shown = replayed(str(GOLDEN))
    assert shown.exit_code == 0
    assert shown.stdout.splitlines() == [
        "classic in Nederlands, game aaaabbbb: Anna, Łukasz, snakebot-3",
        "    0  Anna        zee  +0  0",
        "    1  Łukasz      passes",
        "    1  snakebot-3  eendenkroos  +4  4",
        "    2  Łukasz      is out (left)",
        "    2  Anna        rooster  +8  8",
        "    3  snakebot-3  is too late",
        "    3  Anna        is too late",
        "won by Anna (stalled): Anna 8, Łukasz 0, snakebot-3 4",
        "Every line is as the rules have it.",
    ]


def test_a_game_that_is_wrong_ends_with_1_and_the_line() -> None:
    """What is right before it has been shown."""
    shown = replayed("-", "--wait", "0", text=TEXT.replace("=8", "=9"))
    assert shown.exit_code == 1
    assert shown.stderr == "Error: line 17 should be, by the rules: 2. Anna rooster 4 +8 =8 @17.230\n"
    assert shown.stdout.splitlines()[-1].endswith("is out (left)")


def test_what_is_no_text_is_wrong_use() -> None:
    """As is a file that does not exist."""
    assert "is no UTF-8 text" in replayed("-", text=b"\xff\xfe\x00").stderr
    assert replayed("no such file").exit_code == 2
