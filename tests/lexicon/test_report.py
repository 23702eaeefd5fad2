from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.lexicon.report import WordReport, check_words, describe


def test_a_permitted_word_is_reported_in_its_canonical_spelling(tiny: IndexedLexicon) -> None:
    """With how common it is."""
    [report] = check_words(tiny, [" Reunie "])
    assert report == WordReport(" Reunie ", "reunie", "reünie", None, None, 3.875)
    assert report.valid


def test_a_word_that_nobody_counted_has_no_zipf_value(tiny: IndexedLexicon) -> None:
    """Level 0 is unknown, not rare."""
    [report] = check_words(tiny, ["artaas"])
    assert (report.valid, report.zipf) == (True, None)


def test_a_refused_word_is_reported_with_the_reason(tiny: IndexedLexicon) -> None:
    """The reasons of the rules, and the nearest word."""
    assert check_words(tiny, ["kaarrt", "50"]) == [
        WordReport("kaarrt", "kaarrt", None, "not_in_lexicon", "kaart", None),
        WordReport("50", None, None, "not_a_word", None, None),
    ]


def test_a_lexicon_is_described(tiny: IndexedLexicon) -> None:
    """Counts, sources, and how fast it answers."""
    report = describe(tiny)
    assert (report.language, report.version) == ("nl", tiny.version)
    assert (report.words, report.keys) == (len(tiny) + 2, len(tiny))
    assert [origin.licence for origin in report.origins] == ["CC0-1.0"]
    assert list(report.by_zipf) == [None, 3, 4, 5, 7]
    assert sum(report.by_zipf.values()) == report.keys
    assert report.lookups_per_second > 0
