"""What bots know: common words, the more the higher the level, and no offensive ones."""

from hypothesis import given
from hypothesis import strategies as st

from wordsnake.bots.levels import LEVELS
from wordsnake.bots.vocabulary import Vocabulary, vocabularies
from wordsnake.lexicon.frequency import level

COMMON = {"huis": 5.0, "boom": 4.2, "kast": 3.5, "kruk": 3.0, "tobbe": 2.6, "snees": 2.4, "xyleem": 1.0}


class Counted:
    """A lexicon of words with their Zipf values."""

    def __init__(self, zipfs: dict[str, float], unfit: str = "") -> None:
        self._zipfs = zipfs
        self._unfit = unfit.split()

    def __len__(self) -> int:
        return len(self._zipfs)

    def following(self, prefix: str, limit: int) -> list[str]:
        return [key for key in self._zipfs if key.startswith(prefix)][:limit]

    def level(self, key: str) -> int:
        return level(self._zipfs[key])

    def fit(self, key: str) -> bool:
        return key not in self._unfit


def test_a_higher_level_knows_more_words() -> None:
    """And nobody knows the rarest."""
    known = vocabularies(Counted(COMMON))
    assert [len(known[number]) for number in LEVELS] == [2, 3, 4, 5, 6]
    assert "huis" in known[1]
    assert "xyleem" not in known[5]


def test_offensive_words_are_never_known() -> None:
    """On no level, however common they are."""
    known = vocabularies(Counted({"huis": 5.0, "huiskut": 5.0, "kutten": 5.0}, unfit="huiskut kutten"))
    assert all(list(words.beginning_with("")) == [0] and words[0] == "huis" for words in known.values())


@given(keys=st.sets(st.text("abé", min_size=1, max_size=5)), letters=st.text("abé", max_size=3))
def test_words_are_found_by_their_beginning(keys: set[str], letters: str) -> None:
    """All of them, and no others."""
    vocabulary = Vocabulary(keys)
    found = [vocabulary[place] for place in vocabulary.beginning_with(letters)]
    assert found == sorted(key for key in keys if key.startswith(letters))
