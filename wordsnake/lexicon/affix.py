"""From stems to words: every single word that a hunspell dictionary accepts without compounding.

A stem may take one prefix and up to two suffixes. What keeps a form from being a word of its own is a flag, on the stem
or on an affix: NEEDAFFIX (an affix must follow), ONLYINCOMPOUND, CIRCUMFIX (a prefix and a suffix that only go
together). FORBIDDENWORD takes a spelling out again, whatever else makes it; NOSUGGEST marks what is accepted but never
proposed: slurs, and in Dutch the stressed spellings ("élk").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wordsnake.lexicon.hunspell import Affix, AffixRules, Flags, Stem


@dataclass(frozen=True, slots=True)
class Expansion:
    """The words of a dictionary as people write them."""

    words: set[str] = field(default_factory=set)
    """What it accepts, `not_suggested` included, `forbidden` excluded."""
    forbidden: set[str] = field(default_factory=set)
    not_suggested: set[str] = field(default_factory=set)


def expand(rules: AffixRules, stems: Iterable[Stem]) -> Expansion:
    """Expand every stem by the affixes its flags name."""
    result = Expansion()
    expander = Expander(rules)
    for stem in stems:
        if rules.forbidden in stem.flags:
            result.forbidden.add(rules.written(stem.text))
            continue
        forms = [rules.written(form) for form in expander.forms(stem.text, stem.flags)]
        result.words.update(forms)
        if rules.no_suggest in stem.flags:
            result.not_suggested.update(forms)
    result.words.difference_update(result.forbidden)
    return result


@dataclass(frozen=True, slots=True)
class _Paradigm:
    """The affixes that a set of flags names."""

    prefixes: tuple[Affix, ...]
    suffixes: tuple[Affix, ...]


class Expander:
    """Applies the affixes of one language."""

    def __init__(self, rules: AffixRules) -> None:
        self._rules = rules
        self._paradigms: dict[Flags, _Paradigm] = {}
        self._not_alone = {rules.needs_affix, rules.only_in_compound, rules.circumfix} - {""}

    def forms(self, stem: str, flags: Flags) -> Iterator[str]:
        """The words made of one stem, itself among them if it is one; a word may come more than once."""
        if self._rules.only_in_compound in flags:
            return
        if self._rules.needs_affix not in flags:
            yield stem
        paradigm = self._paradigm(flags)
        for prefix in paradigm.prefixes:
            yield from self._prefixed(stem, prefix)
        for suffix in paradigm.suffixes:
            yield from self._suffixed(stem, suffix, paradigm.prefixes)

    def affixed(self, stem: str, affixes: Iterable[Affix]) -> Iterator[str]:
        """The words made by one affix each, in the files' own spelling."""
        for affix in affixes:
            form = self._apply(affix, stem)
            if form is not None and self._stands(affix):
                yield form

    def _prefixed(self, stem: str, prefix: Affix) -> Iterator[str]:
        """With this prefix, and with a suffix that the prefix itself brings."""
        form = self._apply(prefix, stem)
        if form is None:
            return
        if self._stands(prefix):
            yield form
        yield from self.affixed(form, self._paradigm(prefix.flags).suffixes)

    def _suffixed(self, stem: str, suffix: Affix, prefixes: tuple[Affix, ...]) -> Iterator[str]:
        """With this suffix, with a second one after it, and either with a prefix."""
        form = self._apply(suffix, stem)
        if form is None:
            return
        if self._stands(suffix):
            yield form
        own = self._paradigm(suffix.flags)
        if suffix.cross:
            yield from self._crossed(form, suffix, (*prefixes, *own.prefixes))
        for second in own.suffixes:
            longer = self._apply(second, form)
            if longer is None:
                continue
            if self._stands(second):
                yield longer
            if suffix.cross and second.cross:
                yield from self._crossed(longer, second, prefixes)

    def _crossed(self, form: str, suffix: Affix, prefixes: tuple[Affix, ...]) -> Iterator[str]:
        for prefix in prefixes:
            if prefix.cross and self._agree(prefix, suffix):
                crossed = self._apply(prefix, form)
                if crossed is not None:
                    yield crossed

    def _agree(self, prefix: Affix, suffix: Affix) -> bool:
        """Whether the two make a word: halves of a circumfix only together, and not two that both need another."""
        circumfix, needs, compound = self._rules.circumfix, self._rules.needs_affix, self._rules.only_in_compound
        return (
            (circumfix in prefix.flags) == (circumfix in suffix.flags)
            and not (needs in prefix.flags and needs in suffix.flags)
            and compound not in prefix.flags | suffix.flags
        )

    def _stands(self, affix: Affix) -> bool:
        return self._not_alone.isdisjoint(affix.flags)

    def _apply(self, affix: Affix, stem: str) -> str | None:
        """The form, if any. Only with FULLSTRIP may an affix take a whole stem away."""
        if len(affix.strip) >= len(stem) and not self._rules.full_strip:
            return None
        return affix.apply(stem)

    def _paradigm(self, flags: Flags) -> _Paradigm:
        known = self._paradigms.get(flags)
        if known is None:
            rules = self._rules
            known = self._paradigms[flags] = _Paradigm(
                tuple(affix for flag in sorted(flags) for affix in rules.prefixes.get(flag, ())),
                tuple(affix for flag in sorted(flags) for affix in rules.suffixes.get(flag, ())),
            )
        return known
