"""What the host of a server is told when a lexicon cannot be had."""


class LexiconError(Exception):
    """No lexicon: a source or an index is missing, outdated, damaged or cannot be written.

    The message is one or two English sentences: what is wrong, and what to do about it.
    """
