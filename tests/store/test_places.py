"""Where players stand in the lists of the best, in every store."""

from tests.store.season import Season
from tests.store.support import ANNE, BRAM, CARO, DAY
from wordsnake.game.events import PlayerId
from wordsnake.ratings.rating import PROVISIONAL_UNTIL


def test_where_players_stand_by_rating(season: Season) -> None:
    """By points among those with a rank, however many there are; a provisional rating has none."""
    anne, bram, caro = season.named("Anne", "Bram", "Caro")
    for _ in range(PROVISIONAL_UNTIL):
        season.play(anne, bram)
        season.now += DAY
    season.play(anne, caro)
    ratings = season.ratings([anne, bram, caro])
    places = [season.placed_by_rating("sprint", player, bots=False) for player in (anne, bram, caro)]
    assert [(it.rank, it.own.player) for it in places] == [(1, anne), (2, bram), (None, caro)]
    assert [it.own.rating for it in places] == [ratings[player]["sprint"] for player in (anne, bram, caro)]
    season.ban(anne, banned=True)
    assert season.placed_by_rating("sprint", bram, bots=False).rank == 1
    assert season.placed_by_rating("sprint", anne, bots=False) is None
    assert season.placed_by_rating("sprint", bram, bots=True) is None
    assert season.placed_by_rating("classic", bram, bots=False) is None


def test_where_players_stand_by_their_best_link(season: Season) -> None:
    """Equal ones share a place."""
    anne, bram, caro, dirk = season.named("Anne", "Bram", "Caro", "Dirk")
    season.play(anne, bram, words="behaard haardvuur vuurdoop")
    season.play(dirk, caro, words="haardvuur vuurdoop")
    places = [season.placed_by_link("sprint", player, bots=False) for player in (anne, bram, caro)]
    assert [(it.rank, it.own.word) for it in places] == [(2, "vuurdoop"), (1, "haardvuur"), (2, "vuurdoop")]
    assert [it.own for it in places] == [season.links(player, 1)[0] for player in (anne, bram, caro)]
    assert season.placed_by_link("sprint", dirk, bots=False) is None


def test_where_players_stand_by_their_longest_snake(season: Season) -> None:
    """The longest that they laid with anybody; equal ones share a place."""
    season.play(ANNE, BRAM, words="behaard haardvuur vuurdoop doopvont")
    season.play(BRAM, CARO, words="behaard haardvuur")
    season.play(CARO, BRAM, words="haardvuur vuurdoop")
    places = [season.placed_by_snake("sprint", player, bots=False) for player in (ANNE, BRAM, CARO)]
    assert [(it.rank, it.own.game) for it in places] == [
        (1, season.games[0]), (1, season.games[0]), (2, season.games[1])
    ]  # fmt: skip
    assert season.placed_by_snake("sprint", PlayerId("dirk"), bots=False) is None
    assert season.placed_by_snake("sprint", ANNE, bots=True) is None
