"""Wordsnake: a multiplayer word game on WAMP.

The package is layered; imports go down only (``pyproject.toml`` has the contract that import-linter enforces)::

    cli, supervisor   composition root, the `wordsnake` program
    wamp              URIs, wire messages, service, publisher, component
    store | table     the event log and the players | one live game, its clock, the directory of live games
    lexicon           building and reading the indices of permitted words
    game              commands, events, state, decide, evolve, refusals
    rules             words, link, rulesets, the lexicon's lookup protocol
"""

__version__ = "0.1.0"
