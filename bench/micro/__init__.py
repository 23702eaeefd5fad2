"""What single parts of the server cost, each by itself: `make bench-micro`.

    test_*.py       the parts, for pytest-benchmark: rules, game, codec, lexicon, store
    compare         this tree and an older commit by turns, in one run
    __main__        the command line, and the table

All figures are CPU time of the process, which neighbours of a busy machine disturb least. Even so they mean little from
one run to the next; the same parts of two commits, measured by turns, do: `AGAINST=REF`. `make test` carries each part
out once and times nothing.
"""
