import pytest

from wordsnake.lexicon.hunspell import Stem, read_affixes, read_stems


def test_flags_are_single_letters_unless_the_file_says_otherwise() -> None:
    """hunspell's default flag type."""
    assert read_affixes("SET UTF-8").flags("AbZ") == {"A", "b", "Z"}


def test_long_flags_have_two_letters() -> None:
    """OpenTaal's flag type."""
    assert read_affixes("FLAG long").flags("ZbYa") == {"Zb", "Ya"}


def test_number_flags_are_separated_by_commas() -> None:
    """The third flag type."""
    assert read_affixes("FLAG num").flags("12,7") == {"12", "7"}


def test_an_alias_is_the_number_of_a_set_of_flags() -> None:
    """AF: aliases count from 1, the line with their number apart."""
    rules = read_affixes("AF 2\nAF AB\nAF C")
    assert [set(rules.flags(number)) for number in "12"] == [{"A", "B"}, {"C"}]


def test_a_suffix_strips_and_adds_where_its_condition_matches() -> None:
    """SFX flag strip add condition."""
    [suffix] = read_affixes("SFX Z Y 1\nSFX Z y ies [^aeiou]y").suffixes["Z"]
    assert [suffix.fits(stem) for stem in ("pony", "day", "cat")] == [True, False, False]
    assert suffix.apply("pony") == "ponies"


def test_a_prefix_looks_at_the_beginning() -> None:
    """PFX, with a condition on the first letter."""
    [prefix] = read_affixes("PFX I Y 1\nPFX I 0 ir r").prefixes["I"]
    assert [prefix.fits(stem) for stem in ("regular", "legal")] == [True, False]
    assert prefix.apply("regular") == "irregular"


@pytest.mark.parametrize(("condition", "stem"), [("-", "a-"), ("+", "a+"), ("[+-]", "a-"), ("[^.]", "ab")])
def test_signs_in_a_condition_mean_themselves(condition: str, stem: str) -> None:
    """Conditions are no regular expressions: only the dot and brackets are special."""
    [suffix] = read_affixes(f"SFX Z Y 1\nSFX Z 0 s {condition}").suffixes["Z"]
    assert suffix.fits(stem)
    assert not suffix.fits("a.")


def test_an_entry_without_a_condition_fits_every_stem() -> None:
    """The condition may be left out, also before a remark."""
    rules = read_affixes("SFX Z Y 2\nSFX Z 0 s\nSFX Z 0 en # plural")
    assert [suffix.apply("boek") for suffix in rules.suffixes["Z"]] == ["boeks", "boeken"]


def test_an_affix_carries_flags_and_whether_it_crosses() -> None:
    """`add/FLAGS`, and Y or N on the first line of the table."""
    [suffix] = read_affixes("FLAG long\nSFX Zb N 1\nSFX Zb 0 en/CaCb .").suffixes["Zb"]
    assert suffix.flags == {"Ca", "Cb"}
    assert not suffix.cross


def test_a_rule_that_cannot_be_read_is_an_error_that_names_its_line() -> None:
    """An affix without what it adds."""
    with pytest.raises(ValueError, match=r"line 2 .* SFX Z 0"):
        read_affixes("SFX Z Y 1\nSFX Z 0")


def test_output_conversion_gives_what_people_write() -> None:
    """OCONV: OpenTaal stores the ligature."""
    assert read_affixes("OCONV 1\nOCONV ĳ ij").written("ĳs") == "ijs"


def test_stems_have_flags_and_may_hold_a_slash() -> None:
    """The first line is a number; `\\/` is a slash; morphology follows a tab or a blank."""
    text = "5\nboek/Zb\nkm\\/u/Kc\ncafé\tpo:noun\nwoord/Ya st:woord\n/x"
    stems = list(read_stems(text, read_affixes("FLAG long")))
    assert stems == [
        Stem("boek", frozenset({"Zb"})),
        Stem("km/u", frozenset({"Kc"})),
        Stem("café", frozenset()),
        Stem("woord", frozenset({"Ya"})),
        Stem("/x", frozenset()),
    ]
