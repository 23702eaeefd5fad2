from wordsnake.lexicon.affix import Expansion, expand
from wordsnake.lexicon.hunspell import read_affixes, read_stems


def expanded(affixes: str, *stems: str) -> Expansion:
    rules = read_affixes(affixes)
    return expand(rules, read_stems("\n".join(["0", *stems]), rules))


PLURAL = "SFX S Y 1\nSFX S 0 s .\n"
UN = "PFX U Y 1\nPFX U 0 un .\n"


def test_a_stem_without_flags_is_a_word() -> None:
    """Nothing to apply."""
    assert expanded(PLURAL, "boom").words == {"boom"}


def test_each_suffix_makes_a_word() -> None:
    """The stem stays a word itself."""
    assert expanded(PLURAL, "tafel/S").words == {"tafel", "tafels"}


def test_prefix_and_suffix_cross_when_both_allow_it() -> None:
    """Y and Y: four words of one stem."""
    assert expanded(PLURAL + UN, "lock/SU").words == {"lock", "locks", "unlock", "unlocks"}


def test_prefix_and_suffix_do_not_cross_when_one_forbids_it() -> None:
    """N on either table."""
    assert "unlocks" not in expanded("SFX S N 1\nSFX S 0 s .\n" + UN, "lock/SU").words


def test_a_suffix_may_bring_a_second_one() -> None:
    """Two levels, and a prefix before both."""
    rules = "SFX A Y 1\nSFX A 0 able/S .\n" + PLURAL + UN
    assert expanded(rules, "read/AU").words == {
        "read", "readable", "readables", "unread", "unreadable", "unreadables"
    }  # fmt: skip


def test_a_suffix_may_bring_a_prefix() -> None:
    """The prefix applies to what the suffix made, not to the stem."""
    assert expanded("SFX A Y 1\nSFX A 0 able/U .\n" + UN, "read/A").words == {"read", "readable", "unreadable"}


def test_a_prefix_may_bring_a_suffix() -> None:
    """As above, at the other end."""
    assert expanded("PFX G Y 1\nPFX G 0 ge/T .\nSFX T Y 1\nSFX T 0 te .\n", "berg/G").words == {
        "berg", "geberg", "gebergte"
    }  # fmt: skip


def test_a_stem_that_needs_an_affix_is_no_word() -> None:
    """NEEDAFFIX on the stem."""
    assert expanded("NEEDAFFIX X\n" + PLURAL, "hersen/XS").words == {"hersens"}


def test_a_form_that_needs_an_affix_is_only_a_step() -> None:
    """NEEDAFFIX on a suffix that brings another."""
    assert expanded("NEEDAFFIX X\nSFX A Y 1\nSFX A 0 el/XS .\n" + PLURAL, "kind/A").words == {"kind", "kindels"}


def test_a_suffix_that_needs_an_affix_is_content_with_a_prefix() -> None:
    """NEEDAFFIX on the suffix alone."""
    assert expanded("NEEDAFFIX X\nSFX A Y 1\nSFX A 0 baar/X .\n" + UN, "denk/AU").words == {
        "denk", "undenk", "undenkbaar"
    }  # fmt: skip


def test_the_halves_of_a_circumfix_only_go_together() -> None:
    """CIRCUMFIX: German gesagt, neither "gesag" nor "sagt" by these."""
    rules = "CIRCUMFIX C\nPFX G Y 1\nPFX G 0 ge/C .\nSFX T Y 1\nSFX T 0 t/C .\n"
    assert expanded(rules, "sag/GT").words == {"sag", "gesagt"}


def test_what_is_only_for_compounds_is_no_word() -> None:
    """ONLYINCOMPOUND on a stem, and on a suffix."""
    rules = "ONLYINCOMPOUND O\nSFX L Y 1\nSFX L 0 s/O .\n"
    assert expanded(rules, "stads/O", "stad/L").words == {"stad"}


def test_a_forbidden_word_is_none_whatever_makes_it() -> None:
    """FORBIDDENWORD takes a regular plural out."""
    expansion = expanded("FORBIDDENWORD F\n" + PLURAL, "tafel/S", "tafels/F")
    assert (expansion.words, expansion.forbidden) == ({"tafel"}, {"tafels"})


def test_what_is_never_suggested_is_told_apart() -> None:
    """NOSUGGEST marks all forms of a stem, which stay words."""
    expansion = expanded("NOSUGGEST N\n" + PLURAL, "scheldwoord/NS", "tafel")
    assert expansion.not_suggested == {"scheldwoord", "scheldwoords"}
    assert expansion.not_suggested < expansion.words


def test_no_affix_takes_a_whole_stem_away() -> None:
    """Unless the language says FULLSTRIP."""
    rules = "SFX E Y 1\nSFX E is was .\n"
    assert expanded(rules, "is/E").words == {"is"}
    assert expanded("FULLSTRIP\n" + rules, "is/E").words == {"is", "was"}


def test_words_are_as_people_write_them() -> None:
    """OCONV after everything else: conditions see the stored spelling."""
    rules = "FLAG long\nOCONV 1\nOCONV ĳ ij\nSFX Zb Y 1\nSFX Zb 0 en ĳs\n"
    assert expanded(rules, "paradĳs/Zb").words == {"paradijs", "paradijsen"}
