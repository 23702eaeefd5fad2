"""Lexicons of any size: what a word costs, in this process."""

import statistics
from collections.abc import Callable, Sequence
from itertools import count, cycle, islice
from pathlib import Path
from time import process_time

from bench.figures import MICRO, MILLI
from bench.load.spec import Result
from bench.material import lexicon_of, write_lexicon
from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.rules.ruleset import PRESETS
from wordsnake.rules.verdict import judge
from wordsnake.rules.words import Word

MEGABYTE = 1e6
CALLS = 2000
ROUNDS = 7
CLASSIC = PRESETS["classic"]


def of_size(words: Sequence[str], size: int, folder: Path) -> Result:
    """A lexicon of so many of the words (0: all), taken evenly from the list, and what it costs to ask it."""
    size = size or len(words)
    chosen = [words[len(words) * at // size] for at in range(size)]
    path = folder / f"{size}.lexicon"
    write_lexicon(path, chosen)
    lexicon = lexicon_of(path)
    asked = [Word(word, word) for word in islice(cycle(chosen[:: max(size // CALLS, 1)]), CALLS)]
    return {
        "words": size,
        "index_mb": path.stat().st_size / MEGABYTE,
        "open_ms": _cost(lambda _word: lexicon_of(path), asked[:20]) * MILLI,
        "judge_us": _cost(lambda word: _judge(lexicon, word), asked) * MICRO,
        "refuse_us": _cost(lambda word: judge(f"{word.text}qq", word, 1, CLASSIC, lexicon), asked) * MICRO,
    }


def _judge(lexicon: IndexedLexicon, word: Word) -> object:
    return judge(word.text, word, 1, CLASSIC, lexicon)


def _cost(do: Callable[[Word], object], words: Sequence[Word]) -> float:
    """Of one call, in seconds of CPU: the median of some rounds."""
    rounds = []
    for _ in islice(count(), ROUNDS):
        began = process_time()
        for word in words:
            do(word)
        rounds.append((process_time() - began) / len(words))
    return statistics.median(rounds)
