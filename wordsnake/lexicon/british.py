"""British spellings that SCOWL lacks: "programme" beside "program", both permitted.

It has most of them itself. A change is a guess until somebody has counted the word that it makes: "ameliorize" would
become "ameliorise", which nobody writes.
"""

import re
from collections.abc import Collection, Iterator, Mapping

WRITTEN = 1.5
"""The Zipf value from which a spelling counts as one that people write."""

_CHANGES = tuple(
    (re.compile(american), british)
    for american, british in (
        (r"^program(?=s?$)", "programme"),
        (r"^dwarfs$", "dwarves"),
        (r"^jail", "gaol"),
        (r"^gray", "grey"),
        (r"(col|hum)or(?!ous|ary|ati|ific)", r"\1our"),
        (r"(?<=[a-z]{2})(?<!a)(?<!ss)iz(?=(e|es|ed|er|ers|ing|able|ation|ations)$)", "is"),  # synthesiser
        (r"(?<=[a-z]{2}[aeiou])l(?=(ed|er|ers|ing|ings|ous)$)", "ll"),  # hostelling
        (r"(cyclop|h|glyc)e(?=di|m)", r"\1ae"),  # encyclopaedia, hypoglycaemia
        (r"(f|hom)e(?=op|t[au])", r"\1oe"),  # foetus, homoeopathy
        (r"^e(?=soph)", "oe"),
        (r"(lean|spel|spoil|burn)(l?ed)$", r"\1t"),  # misspelt, sunburnt
        (r"(lik|lov|mov)able$", r"\1eable"),
        (r"story$", "storey"),
    )
)


def british_spellings(words: Collection[str], zipf: Mapping[str, float]) -> Iterator[str]:
    """British spellings of some of the words, as far as people write them by the Zipf values given."""
    for word in words:
        for american, british in _CHANGES:
            changed = american.sub(british, word)
            if changed != word and changed not in words and zipf.get(changed, 0.0) >= WRITTEN:
                yield changed
