"""The English lexicon: the word list of pyspellchecker, with British spellings beside the American ones.

The list is in small letters throughout, so that it cannot tell names from words. Left out: abbreviations, and words of
one or two letters but those below.
"""

import gzip
import json
import zlib

from wordsnake.lexicon.british import british_spellings
from wordsnake.lexicon.frequency import wordfreq_source, wordfreq_zipf
from wordsnake.lexicon.recipe import Progress, Recipe
from wordsnake.lexicon.sources import Source, damaged, find_source
from wordsnake.lexicon.spelling import playable

_SHORT = (
    "a i ad ah am an as at aw ax ay be bi by do eh ex go ha he hi ho id if in is it la lo ma me mu my no nu of oh oi "
    "on op or ow ox oy pa pi qi re so ta ti to uh um up us we xi ya ye yo"
)

_UNFIT = (
    "abort anal anus bastard bitch bomb cancer cock crap cunt damn dead death dick die drug erotic fag fascis fuck "
    "genital genocid gun hell hitler holocaust homosexual incest islam jew kill lesbian masturb molest murder muslim "
    "naked nazi negro nigg nude orgasm paedo pedo penis piss porn prostitut racis rape rapist semen sex shit slave "
    "slaughter slut suicid terror tits torture vagina whore"
)
_NAMES = (
    "african alexander alfred american argentina batman benjamin berlin blair carolina caroline carter catherine "
    "chelsea china christmas colin columbus cooper costa december denver diana dublin duncan dylan easter francisco "
    "franklin german harper holmes india intel james japan jennifer jonathan karen korea lauren lebanon louisiana "
    "lucas maine manchester manhattan margaret marshall mercedes mexican milan montana nathan norman november october "
    "oliver olympic oscar pakistan palestine palmer peter portugal rachel september simon spencer steven stewart "
    "stuart superman susan sweden thomas twitter ukraine vancouver vincent walmart walter warren wisconsin"
)
"""Names among the words that would otherwise open games: the list does not tell names from words, but a game should."""

SHORT_WORDS = frozenset(_SHORT.split())
"""The words of one and two letters."""
UNFIT_OPENINGS = (*_UNFIT.split(), *_NAMES.split())


def sources() -> tuple[Source, ...]:
    """The files read.

    Raises:
        LexiconError: a package or a file is missing.
    """
    return (
        find_source(
            "English words (pyspellchecker)", "MIT", "pyspellchecker", "spellchecker", ["resources/en.json.gz"]
        ),
        wordfreq_source("en"),
    )


def words(found: tuple[Source, ...], progress: Progress) -> set[str]:
    """Every permitted English word.

    Raises:
        LexiconError: a file is damaged.
    """
    listed, counted = found
    progress("reading the English list", 0.0)
    american = set(playable(_listed(listed), SHORT_WORDS))
    progress("finding British spellings", 0.2)
    return american | set(british_spellings(american, wordfreq_zipf(counted)))


def _listed(source: Source) -> list[str]:
    [file] = source.files
    try:
        return list(json.loads(gzip.decompress(file.read_bytes())))
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise damaged(source.package, f"{file}: {error}") from error


RECIPE = Recipe(
    language="en",
    sources=sources,
    words=words,
    frequencies=lambda found: wordfreq_zipf(found[-1]),
    unfit_openings=UNFIT_OPENINGS,
)
