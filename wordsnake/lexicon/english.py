"""The English lexicon: SCOWL's words, American and British, and some British spellings that it lacks.

Left out: names and whatever else has a capital, forms with an apostrophe, slurs, Roman numbers, abbreviations, and
words of one or two letters but those below.
"""

import re

from wordsnake.lexicon.british import british_spellings
from wordsnake.lexicon.frequency import wordfreq_source, wordfreq_zipf
from wordsnake.lexicon.offensive import offensive_source, read_offensive
from wordsnake.lexicon.recipe import Permitted, Progress, Recipe
from wordsnake.lexicon.scowl import names, read_scowl, scowl_source
from wordsnake.lexicon.sources import Source
from wordsnake.lexicon.spelling import playable

_SHORT = (
    "a i ad ah am an as at aw ax ay be bi by do eh ex go ha he hi ho id if in is it la lo ma me mu my no nu of oh oi "
    "on op or ow ox oy pa pi qi re so ta ti to uh um up us we xi ya ye yo"
)

_ABBREVIATIONS = (
    "abbr abbrev acct adj adv advt amt approx arr assn assoc asst attn atty aux avdp avg biog biol chge cir cit coll "
    "colloq comm cont contd corp corr dept diam dict dist dpi eccl ecol econ educ elem elev emf enc encl ency equiv "
    "esp est etc excl ext fem fol foll freq fum furn fut fwy geog geom govt hgwy hist hosp hwy ibid imperf incl inf "
    "inst int interj ioctl isl ital liq masc mdse meas misc mkay mtge mun natl neg neut obj obs opp org orig phys pkwy "
    "poss pref pres pron pseud qty recd reg rel resp rte sci secy seq soc specif stdio subj suppl supt tel transl "
    "treas ttys uhf ult univ usu vol vols wkly xor xref yrs"
)
"""Those that SCOWL lists like words."""
_ROMAN = re.compile(r"c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
"""SCOWL goes no further than clxvii; with d and m, "mix" would be a number."""
_REFUSED = (
    "coon coons cunt cunts dago dagoes dagos darkie darkies faggot faggots golliwog golliwogs gook gooks honkies honky "
    "kike kikes kraut krauts maria negro nigga niggas niggaz nigger niggers poof poofs poofter poofters redskin "
    "redskins spic spics squaw squaws wetback wetbacks wog wogs wop wops yid yids"
)
"""Slurs; and the seas of the moon, since everybody takes them for a name."""

_UNFIT = (
    "abort anal anus bastard bitch bomb cancer cock crap cunt damn dead death dick die drug erotic fag fascis fuck "
    "genital genocid gun hell hitler holocaust homosexual incest islam jew kill lesbian masturb molest murder muslim "
    "naked nazi negro nigg nude orgasm paedo pedo penis piss porn prostitut racis rape rapist semen sex shit slave "
    "slaughter slut suicid terror tits torture vagina whore"
)

SHORT_WORDS = frozenset(_SHORT.split())
"""The words of one and two letters."""
NO_WORDS = frozenset([*_ABBREVIATIONS.split(), *_REFUSED.split()])
"""What SCOWL lists and the game does not permit."""
UNFIT = tuple(_UNFIT.split())


def sources() -> tuple[Source, ...]:
    """The files read.

    Raises:
        LexiconError: a package or a file is missing.
    """
    return scowl_source(), offensive_source("en"), wordfreq_source("en")


def words(found: tuple[Source, ...], progress: Progress) -> Permitted:
    """Every permitted English word.

    Raises:
        LexiconError: a file is damaged.
    """
    scowl, _, counted = found
    progress("reading SCOWL", 0.0)
    listed = read_scowl(scowl)
    permitted = {word for word in playable(listed, SHORT_WORDS) if word not in NO_WORDS and not _is_number(word)}
    progress("finding British spellings", 0.2)
    return Permitted(permitted | (set(british_spellings(permitted, wordfreq_zipf(counted))) - names(listed)))


def _is_number(word: str) -> bool:
    return word not in SHORT_WORDS and _ROMAN.fullmatch(word) is not None


RECIPE = Recipe(
    language="en",
    sources=sources,
    words=words,
    frequencies=lambda found: wordfreq_zipf(found[-1]),
    names=lambda found: names(read_scowl(found[0])),
    offensive=lambda found: read_offensive(found[-2]),
    unfit=UNFIT,
)
