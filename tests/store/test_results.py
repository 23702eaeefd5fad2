"""Finished games and what they come to: histories, ratings, records. The same in every store."""

import itertools
from collections.abc import Sequence
from typing import Any

import pytest

from tests.store.season import Season
from tests.store.support import ANNE, BRAM, CARO, DAY, NOON
from wordsnake.game.events import GameId, PlayerId
from wordsnake.ratings.rating import PROVISIONAL_UNTIL, Rating, rate


def test_a_rated_game_rates_its_players(season: Season) -> None:
    """In its ruleset, as the rating of the places they came in; others have none."""
    season.play(ANNE, BRAM)
    winner, loser = rate([Rating(), Rating()], [1, 2])
    assert season.ratings([ANNE, BRAM, CARO]) == {ANNE: {"sprint": winner}, BRAM: {"sprint": loser}}


def test_ratings_go_on_from_what_they_were(season: Season) -> None:
    """Game by game."""
    season.play(ANNE, BRAM)
    season.play(CARO, ANNE)
    winner, _ = rate([Rating(), Rating()], [1, 2])
    caro, anne = rate([Rating(), winner], [1, 2])
    assert season.ratings([ANNE, CARO]) == {ANNE: {"sprint": anne}, CARO: {"sprint": caro}}


@pytest.mark.parametrize("unrated", [{"rated": False}, {"private": True}, {"guests": (BRAM,)}])
def test_other_games_rate_nobody(season: Season, unrated: dict[str, Any]) -> None:
    """Those not made to count, private ones, those with a guest. They are in the history all the same."""
    season.play(ANNE, BRAM, **unrated)
    assert season.ratings([ANNE, BRAM]) == {}
    (played,) = season.history(ANNE, None, 5, private=True).games
    assert (played.points, played.gained) == (None, None)


def test_three_games_a_day_against_the_same_opponent(season: Season) -> None:
    """The fourth does not count, nor one in which others sit too; the next day does."""
    for _ in range(4):
        season.play(ANNE, BRAM)
    season.play(CARO, BRAM, ANNE)
    assert {player: by["sprint"].games for player, by in season.ratings([ANNE, BRAM, CARO]).items()} == {
        ANNE: 3,
        BRAM: 3,
    }
    season.now += DAY
    season.play(CARO, BRAM, ANNE)
    assert season.ratings([CARO])[CARO]["sprint"].games == 1


def test_a_history_is_what_somebody_played(season: Season) -> None:
    """The last game first, with its card as it is now, when it ended, and what it did to the rating."""
    first = season.play(ANNE, BRAM)
    second = season.play(CARO, ANNE, rated=False)
    history = season.history(ANNE, None, 5, private=False)
    assert [played.card for played in history.games] == [season.card(second), season.card(first)]
    assert [played.at for played in history.games] == [season.now, season.now - 60_000]
    points = season.ratings([ANNE])[ANNE]["sprint"].points
    assert [(played.points, played.gained) for played in history.games] == [(None, None), (points, points - 1500)]
    assert history.cursor is None


@pytest.mark.parametrize("size", [1, 2, 3, 5, 9])
def test_pages_of_a_history_join(season: Season, size: int) -> None:
    """Every game once, whatever the size of a page."""
    for number in range(5):
        season.play(ANNE, BRAM, rated=number % 2 == 0)
    seen: list[GameId] = []
    cursor = None
    while not seen or cursor is not None:
        page = season.history(BRAM, cursor, size, private=False)
        seen += [played.card.game for played in page.games]
        cursor = page.cursor
    assert seen == season.games[::-1]


def test_private_games_are_in_nobodys_history_but_ones_own(season: Season) -> None:
    """And count for the cursor only there."""
    public = season.play(ANNE, BRAM, rated=False)
    private = season.play(ANNE, BRAM, rated=False, private=True)
    assert [it.card.game for it in season.history(ANNE, None, 5, private=True).games] == [private, public]
    shown = season.history(ANNE, None, 1, private=False)
    assert ([it.card.game for it in shown.games], shown.cursor) == ([public], None)


@pytest.mark.parametrize("cursor", ["", "x", "-1", "1.5", "9" * 40, "1 ", "٣"])
def test_an_unintelligible_cursor_of_a_history(season: Season, cursor: str) -> None:
    """Cursors come from strangers."""
    with pytest.raises(ValueError, match="not a cursor"):
        season.history(ANNE, cursor, 5, private=False)


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_finished_games_are_paged_through_from_where_one_stopped(
    season: Season, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The public ones, once each, in the order in which they finished; a page looks at so many games and no more."""
    monkeypatch.setattr("wordsnake.store.results.PASSED_OVER", 2)
    games = [season.play(ANNE, BRAM, rated=False, private=number in {1, 2, 3, 4}) for number in range(7)]
    seen: list[GameId] = []
    cursor, more = None, True
    while more:
        page = season.finished(cursor, size)
        assert len(page.games) <= size
        seen += [it.card.game for it in page.games]
        cursor, more = page.cursor, page.more
        for it, after in itertools.pairwise(page.games):
            assert season.finished(it.cursor, 1).games == (after,)
    assert seen == [games[0], *games[5:]]
    assert (season.finished(cursor, size).games, season.finished(cursor, size).cursor) == ((), cursor)
    later = season.play(CARO, ANNE)
    assert [it.card.game for it in season.finished(cursor, size).games] == [later]


def test_one_may_begin_with_what_ends_from_now_on(season: Season) -> None:
    """The end has a cursor, also where nothing has ended yet."""
    nothing = season.finished("end", 5)
    assert (nothing.games, nothing.more) == ((), False)
    game = season.play(ANNE, BRAM)
    assert season.finished("end", 5).games == ()
    assert [it.card.game for it in season.finished(nothing.cursor, 5).games] == [game]


@pytest.mark.parametrize("cursor", ["", "x", "-1", "1.5", "9" * 40, "2", "٣"])
def test_a_cursor_that_was_never_given(season: Season, cursor: str) -> None:
    """Or that is from games which are not there any more: a backup was put back."""
    season.play(ANNE, BRAM)
    with pytest.raises(ValueError, match="not a cursor"):
        season.finished(cursor, 5)


def test_a_curve_is_the_rating_after_each_game(season: Season) -> None:
    """Of the last games that counted, oldest first."""
    games = [season.play(ANNE, BRAM) for _ in range(3)]
    season.play(ANNE, BRAM)  # one too many that day
    curve = season.curve(ANNE, "sprint", 2)
    assert [step.game for step in curve] == games[1:]
    assert curve[-1].points == season.ratings([ANNE])[ANNE]["sprint"].points
    assert curve[0].points < curve[1].points
    assert season.curve(ANNE, "classic", 2) == ()


def test_the_strongest_first(season: Season) -> None:
    """Whose rating is provisional comes after all others, however high it is."""
    anne, bram, caro = season.named("Anne", "Bram", "Caro")
    for day in range(PROVISIONAL_UNTIL):
        season.now = NOON + day * DAY
        season.play(anne, bram)
    season.play(caro, anne)
    ranked = season.best_ratings("sprint", 5, bots=False)
    assert [rated.player for rated in ranked] == [anne, bram, caro]
    assert [rated.rating.provisional for rated in ranked] == [False, False, True]
    assert ranked[2].rating.points > ranked[1].rating.points
    assert [rated.player for rated in season.best_ratings("sprint", 1, bots=False)] == [anne]
    assert season.best_ratings("classic", 5, bots=False) == ()


def test_bots_have_a_list_of_their_own(season: Season) -> None:
    """They rate, and are rated by, the people they play."""
    anne, bram = season.named("Anne", "Bram")
    season.play(anne, bram, bots=(bram,))
    assert [rated.player for rated in season.best_ratings("sprint", 5, bots=False)] == [anne]
    assert [rated.player for rated in season.best_ratings("sprint", 5, bots=True)] == [bram]
    assert [link.player for link in season.best_links("sprint", 5, bots=False)] == []
    assert [link.player for link in season.best_links("sprint", 5, bots=True)] == [bram]


def test_who_has_no_name_or_is_shut_out_is_in_no_list(season: Season) -> None:
    """Their ratings stay."""
    anne, bram, caro = season.named("Anne", "Bram", "Caro")
    season.play(anne, bram)
    season.play(caro, bram)
    season.ban(anne, banned=True)
    season.forget(bram)
    assert [rated.player for rated in season.best_ratings("sprint", 5, bots=False)] == [caro]
    assert season.best_links("sprint", 5, bots=False) == ()
    assert len(season.ratings([anne, bram, caro])) == 3


def test_the_best_links(season: Season) -> None:
    """One of each player in the list, three for the player; the longest overlap first, of equal ones the older one."""
    anne, bram = season.named("Anne", "Bram")
    season.play(anne, bram, words="zee eendenkroos", rated=False)
    season.play(anne, bram, words="behaard haardvuur vuurdoop doopvont", rated=False)
    season.play(bram, anne, words="behaard haardvuur", rated=False)
    assert [
        (it.player, it.before, it.word, it.overlap, it.game) for it in season.best_links("sprint", 5, bots=False)
    ] == [
        (bram, "behaard", "haardvuur", 5, season.games[1]),
        (anne, "behaard", "haardvuur", 5, season.games[2]),
    ]
    assert [(it.word, it.overlap, it.ply) for it in season.links(bram, 5)] == [
        ("haardvuur", 5, 1),
        ("doopvont", 4, 3),
        ("eendenkroos", 2, 1),
    ]
    assert season.links(bram, 1) == season.links(bram, 5)[:1]


def test_the_longest_snakes(season: Season) -> None:
    """A game a line, with all who laid it; of equal ones the older one. Those of bots alone are apart."""
    season.play(ANNE, BRAM, words="zee eendenkroos", rated=False)
    season.play(ANNE, BRAM, CARO, words="behaard haardvuur vuurdoop", bots=(BRAM,), rated=False)
    season.play(ANNE, BRAM, words="zee eendenkroos", rated=False)
    season.play(ANNE, BRAM, bots=(ANNE, BRAM), rated=False)
    snakes = season.longest_snakes("sprint", 2, bots=False)
    assert [(it.game, it.words) for it in snakes] == [(season.games[1], 3), (season.games[0], 2)]
    assert set(snakes[0].players) == {ANNE, BRAM, CARO}
    assert [it.game for it in season.longest_snakes("sprint", 5, bots=True)] == [season.games[3]]


@pytest.mark.parametrize("apart", [{"private": True}, {"turn_seconds": 10}])
def test_private_games_and_rules_of_ones_own_set_no_records(season: Season, apart: dict[str, Any]) -> None:
    """The one is nobody's business, the other no common measure."""
    anne, bram = season.named("Anne", "Bram")
    season.play(anne, bram, rated=False, **apart)
    assert season.best_links("sprint", 5, bots=False) == ()
    assert season.longest_snakes("sprint", 5, bots=False) == ()
    assert season.links(bram, 5) == ()


def test_guests_set_no_records(season: Season) -> None:
    """Also when they have a name by now."""
    anne, bram = season.named("Anne", "Bram")
    season.play(anne, bram, rated=False, guests=(bram,))
    assert season.best_links("sprint", 5, bots=False) == ()


def everything(season: Season, players: Sequence[PlayerId]) -> list[Any]:
    """All that the store tells of results."""
    told: list[Any] = [season.ratings(players)]
    for player in players:
        told += [season.history(player, None, 99, private=True), season.curve(player, "sprint", 99)]
        told.append(season.links(player, 9))
    for bots in (False, True):
        for board in (season.best_ratings, season.best_links, season.longest_snakes):
            told.append(board("sprint", 99, bots=bots))
    return told


def test_recomputing_leads_to_the_same(season: Season) -> None:
    """From the logs alone, every number to the last digit: it may be done as often as one likes."""
    players = season.named("Anne", "Bram", "Caro", "Dirk")
    for number in range(30):
        order = players[number % 4 :] + players[: number % 4]
        season.now += DAY // 5
        season.play(
            *order[: 2 + number % 3],
            bots=players[3:],
            rated=number % 7 != 0,
            private=number % 11 == 0,
            guests=order[:1] if number % 5 == 0 else (),
        )
    before = everything(season, players)
    recount = season.recompute()
    assert (recount.games, recount.ratings, recount.changed, recount.unreadable) == (30, 4, 0, ())
    assert everything(season, players) == before
