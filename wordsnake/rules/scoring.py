"""What a ruleset comes to at a given point of a game: points, shortest word, length of a turn."""

from wordsnake.rules.ruleset import Ruleset


def points(rules: Ruleset, overlap: int) -> int:
    """What a word scores that follows another with this overlap (letters)."""
    return overlap * rules.points_per_letter + rules.points_per_word


def shortest(rules: Ruleset, ply: int) -> int:
    """How many letters the word of move `ply` must have at least."""
    if not rules.length_every or ply == 0:
        return rules.min_length
    grown = rules.min_length + (ply - 1) // rules.length_every
    return grown if rules.length_cap is None else min(grown, rules.length_cap)


def turn_ms(rules: Ruleset, round_: int) -> int | None:
    """How long a turn lasts in this round (the opening counts as in round 1); None: as long as the game."""
    if rules.turn_seconds is None:
        return None
    return 1000 * max(rules.turn_seconds - rules.turn_shrink * (round_ - 1), rules.turn_floor or 0)
