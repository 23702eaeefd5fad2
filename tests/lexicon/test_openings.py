from wordsnake.lexicon.openings import LEAST_CONTINUATIONS, LEAST_LEVEL, choose_openings

AFTER = [f"art{number:03}" for number in range(LEAST_CONTINUATIONS)]


def openings(
    *words: tuple[str, int], unfit: tuple[str, ...] = (), names: tuple[str, ...] = (), after: list[str] = AFTER
) -> list[str]:
    levels = dict(words)
    return choose_openings([*levels, *after], lambda key: levels.get(key, 0), unfit, names)


def test_common_words_with_many_continuations_open_games() -> None:
    """The most common first."""
    assert openings(("kaart", LEAST_LEVEL), ("maart", LEAST_LEVEL + 1)) == ["maart", "kaart"]


def test_a_rare_word_opens_no_game() -> None:
    """Nobody should have to look it up."""
    assert openings(("taart", LEAST_LEVEL - 1)) == []


def test_a_word_with_few_continuations_opens_no_game() -> None:
    """One short of enough."""
    assert openings(("kaart", LEAST_LEVEL), after=AFTER[1:]) == []


def test_neither_short_nor_long_words_open_a_game() -> None:
    """Five to ten letters."""
    assert openings(("hart", LEAST_LEVEL), ("kaartenkaart", LEAST_LEVEL)) == []


def test_an_unfit_word_opens_no_game() -> None:
    """However common it is."""
    assert openings(("zwart", LEAST_LEVEL), ("kaart", LEAST_LEVEL), unfit=("zwart",)) == ["kaart"]


def test_a_name_opens_no_game() -> None:
    """Only as a whole: a word may begin with one."""
    assert openings(("maart", LEAST_LEVEL), ("kaart", LEAST_LEVEL), names=("maart", "kaa")) == ["kaart"]
