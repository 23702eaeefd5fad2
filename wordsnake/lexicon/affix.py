"""From stems to words: every single word that a hunspell dictionary accepts without compounding.

A stem may take one prefix and up to two suffixes. What keeps a form from being a word of its own is a flag, on the stem
or on an affix: NEEDAFFIX (an affix must follow), ONLYINCOMPOUND, CIRCUMFIX (a prefix and a suffix that only go
together). FORBIDDENWORD takes a spelling out again, whatever else makes it; NOSUGGEST marks what is accepted but never
proposed: slurs, and in Dutch the stressed spellings ("élk").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

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


class _Table:
    """The affixes of one flag; which of them fit a stem is found once for all stems that begin, or end, so."""

    def __init__(self, affixes: Iterable[Affix], *, full_strip: bool) -> None:
        self._affixes = tuple(affixes)
        self._full_strip = full_strip
        # One letter more than they look at: whether one would take the whole stem away shows there too.
        self._reach = max((affix.reach for affix in self._affixes), default=0) + 1
        self._is_prefix = any(affix.is_prefix for affix in self._affixes)
        self._known: dict[str, tuple[Affix, ...]] = {}

    def fitting(self, stem: str) -> tuple[Affix, ...]:
        """Those that fit the stem. Only with FULLSTRIP may an affix take a whole stem away."""
        end = stem[: self._reach] if self._is_prefix else stem[-self._reach :]
        found = self._known.get(end)
        if found is None:
            found = self._known[end] = tuple(filter(partial(self._fits, end), self._affixes))
        return found

    def _fits(self, end: str, affix: Affix) -> bool:
        return affix.fits(end) and (self._full_strip or len(affix.strip) < len(end))


@dataclass(frozen=True, slots=True)
class _Paradigm:
    """The affixes that a set of flags names."""

    prefixes: tuple[_Table, ...]
    suffixes: tuple[_Table, ...]


class Expander:
    """Applies the affixes of one language."""

    def __init__(self, rules: AffixRules) -> None:
        self._rules = rules
        self._paradigms: dict[Flags, _Paradigm] = {}
        self._prefixes = {flag: self._table(_of_letters(affixes)) for flag, affixes in rules.prefixes.items()}
        self._suffixes = {flag: self._table(_of_letters(affixes)) for flag, affixes in rules.suffixes.items()}
        self._not_alone = {rules.needs_affix, rules.only_in_compound, rules.circumfix} - {""}

    def forms(self, stem: str, flags: Flags) -> Iterator[str]:
        """The words made of one stem, itself among them if it is one; a word may come more than once.

        Affixes that add an apostrophe or a hyphen ("l'", "-lo") are passed over: no word of the game has one.
        """
        if self._rules.only_in_compound in flags:
            return
        if self._rules.needs_affix not in flags:
            yield stem
        paradigm = self._paradigm(flags)
        for prefix in _fitting(paradigm.prefixes, stem):
            yield from self._prefixed(stem, prefix)
        for suffix in _fitting(paradigm.suffixes, stem):
            yield from self._suffixed(stem, suffix, paradigm.prefixes)

    def suffixed(self, stem: str, flag: str) -> Iterator[str]:
        """The words made by one suffix of this flag, in the files' own spelling."""
        for suffix in self._suffixes[flag].fitting(stem):
            if self._stands(suffix):
                yield suffix.apply(stem)

    def _prefixed(self, stem: str, prefix: Affix) -> Iterator[str]:
        """With this prefix, and with a suffix that the prefix itself brings."""
        form = prefix.apply(stem)
        if self._stands(prefix):
            yield form
        for suffix in _fitting(self._paradigm(prefix.flags).suffixes, form):
            if self._stands(suffix):
                yield suffix.apply(form)

    def _suffixed(self, stem: str, suffix: Affix, prefixes: tuple[_Table, ...]) -> Iterator[str]:
        """With this suffix, with a second one after it, and either with a prefix."""
        form = suffix.apply(stem)
        if self._stands(suffix):
            yield form
        own = self._paradigm(suffix.flags)
        if suffix.cross:
            yield from self._crossed(form, suffix, prefixes)
            yield from self._crossed(form, suffix, own.prefixes)
        for second in _fitting(own.suffixes, form):
            longer = second.apply(form)
            if self._stands(second):
                yield longer
            if suffix.cross and second.cross:
                yield from self._crossed(longer, second, prefixes)

    def _crossed(self, form: str, suffix: Affix, prefixes: tuple[_Table, ...]) -> Iterator[str]:
        for prefix in _fitting(prefixes, form):
            if prefix.cross and self._agree(prefix, suffix):
                yield prefix.apply(form)

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

    def _table(self, affixes: Iterable[Affix]) -> _Table:
        return _Table(affixes, full_strip=self._rules.full_strip)

    def _paradigm(self, flags: Flags) -> _Paradigm:
        known = self._paradigms.get(flags)
        if known is None:
            named = sorted(flags)
            known = self._paradigms[flags] = _Paradigm(
                tuple(self._prefixes[flag] for flag in named if flag in self._prefixes),
                tuple(self._suffixes[flag] for flag in named if flag in self._suffixes),
            )
        return known


def _fitting(tables: Iterable[_Table], stem: str) -> Iterator[Affix]:
    for table in tables:
        yield from table.fitting(stem)


def _of_letters(affixes: Iterable[Affix]) -> list[Affix]:
    return [affix for affix in affixes if not affix.add or affix.add.isalpha()]
