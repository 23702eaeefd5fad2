"""How common words are: Zipf values, and the levels made from them.

The Zipf value of a word is the logarithm to base 10 of how often it stands in a thousand million words: 7 for "de", 4
for a word everybody uses, 2 for one that many have to think about. They come from wordfreq, at build time only.
"""

import gzip
import zlib

from wordsnake.lexicon.sources import Source, damaged, find_source

STEPS_PER_ZIPF = 8
HIGHEST_LEVEL = 255
_SMALL = frozenset({"da", "tr"})
"""Of these wordfreq counts common words alone, down to Zipf 3."""


def level(zipf: float) -> int:
    """A Zipf value as a byte: eighths of a unit, at least 1; 0 is kept for words nobody has counted."""
    return min(HIGHEST_LEVEL, max(1, round(zipf * STEPS_PER_ZIPF)))


def wordfreq_source(language: str) -> Source:
    """The word frequencies of a language.

    Raises:
        LexiconError: wordfreq is not installed as it should be.
    """
    size = "small" if language in _SMALL else "large"
    return find_source(
        "word frequencies (wordfreq)",
        "code Apache-2.0, data CC BY-SA 4.0",
        "wordfreq",
        "wordfreq",
        [f"data/{size}_{language}.msgpack.gz"],
    )


def wordfreq_zipf(source: Source) -> dict[str, float]:
    """The Zipf value of every word that wordfreq counted, keyed by its lower-case spelling.

    Raises:
        LexiconError: the file is damaged.
    """
    from wordfreq import read_cBpack  # a third of a second, and needed for building only

    [file] = source.files
    try:
        buckets = read_cBpack(str(file))
    except (OSError, EOFError, ValueError, zlib.error, gzip.BadGzipFile) as error:
        raise damaged(source.package, f"{file}: {error}") from error
    # Bucket n holds the words of a frequency of -n/100 in powers of ten; Zipf counts from 10 ** -9.
    return {word: 9 - number / 100 for number, bucket in enumerate(buckets) for word in bucket}
