"""How what Wordsnake costs grows: with games, players, words, and what is stored.

    axes            what grows, how far, and what is measured at each step
    big_store       a database of millions of events, made in seconds through the real schema
    lexicons        lexicons of any size, in this process
    table           a row for each step

What is measured on a server is done by the load generator (`bench.load.growing`).
"""
