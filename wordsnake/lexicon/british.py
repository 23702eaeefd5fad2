"""British spellings of American words: "colour" beside "color", both permitted.

A change is a guess until somebody has counted the word that it makes: "ameliorize" would become "ameliorise", which
nobody writes.
"""

import re
from collections.abc import Collection, Iterator, Mapping

WRITTEN = 1.5
"""The Zipf value from which a spelling counts as one that people write."""

_OUR = (
    "arb|ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav"
    "|splend|succ|tum|val|vap|vig"
)
_RE = "calib|cent|fib|lit|lust|louv|meag|met|mit|och|reconnoit|sab|saltpet|scept|sepulch|somb|spect|theat"

_CHANGES = tuple(
    (re.compile(american), british)
    for american, british in (
        (rf"({_OUR})or(?!ous|ary|ati|ific)", r"\1our"),
        (rf"({_RE})er(?=s?$|ed$)", r"\1re"),
        (r"(?<=[a-z]{2})iz(?=(e|es|ed|er|ers|ing|able|ation|ations|ational)$)", "is"),  # organise
        (r"(?<=[a-z])yz(?=(e|es|ed|er|ers|ing)$)", "ys"),  # analyse
        (r"(?<=[a-z]{2}[aeiou])l(?=(ed|er|ers|ing|ings|ous)$)", "ll"),  # travelling, marvellous
        (r"(def|off|pret)ens(?=e)", r"\1enc"),
        (r"(arch|c|cyclop|f|glyc|gyn|h|isch|leuk|n|orthop|p|pal)e(?=c[eo]|d[io]|m[aio]|o[ln]|siu|sth)", r"\1ae"),
        (r"(am|apn|c|diarrh|dyspn|f|hom|man)e(?=[abot]|li|uv)", r"\1oe"),
        (r"^e(?=dem|soph|strog)", "oe"),
        (r"^(s?m)old(?=$|[eisy])", r"\1ould"),
        (r"^(snow)?plow", r"\1plough"),
        (r"sulf", "sulph"),
        (r"^skeptic", "sceptic"),
        (r"^gray", "grey"),
        (r"^jewelry$", "jewellery"),
        (r"^aluminum$", "aluminium"),
        (r"^math$", "maths"),
        (r"^program(?=s?$)", "programme"),
        (r"^tir(?=es?$)", "tyr"),
        (r"^pajama", "pyjama"),
        (r"^cozi", "cosi"),
    )
)


def british_spellings(words: Collection[str], zipf: Mapping[str, float]) -> Iterator[str]:
    """British spellings of some of the words, as far as people write them by the Zipf values given."""
    for word in words:
        for american, british in _CHANGES:
            changed = american.sub(british, word)
            if changed != word and changed not in words and zipf.get(changed, 0.0) >= WRITTEN:
                yield changed
