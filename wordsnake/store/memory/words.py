"""Rulings and appeals in memory."""

from dataclasses import replace

from wordsnake.game.events import PlayerId
from wordsnake.rules.rulings import Ruling
from wordsnake.store.words import Appeal, Ruled


class MemoryWords:
    """As WordBook, but that it answers at once."""

    def __init__(self) -> None:
        self._rulings: list[Ruling] = []
        self._appeals: dict[tuple[str, str, PlayerId], Appeal] = {}

    def rulings(self) -> tuple[Ruling, ...]:
        """All of them."""
        return tuple(sorted(self._rulings, key=lambda ruling: (ruling.language, ruling.number)))

    def rule(self, ruling: Ruling) -> Ruled:
        """Rule, under the next number of the language, and answer the appeals."""
        number = 1 + sum(before.language == ruling.language for before in self._rulings)
        numbered = replace(ruling, number=number)
        self._rulings.append(numbered)
        about = [place for place in self._appeals if place[:2] == (ruling.language, ruling.key)]
        return Ruled(ruling=numbered, players=tuple(sorted(self._appeals.pop(place).player for place in about)))

    def appeal(self, appeal: Appeal, *, of_game: int, of_language: int) -> bool:
        """Keep an appeal, if it is kept already or there is room."""
        place = (appeal.language, appeal.key, appeal.player)
        waiting = self._appeals.values()
        mine = sum((other.player, other.game) == (appeal.player, appeal.game) for other in waiting)
        full = mine >= of_game or sum(other.language == appeal.language for other in waiting) >= of_language
        if place not in self._appeals and full:
            return False
        self._appeals.setdefault(place, appeal)
        return True

    def appeals(self, limit: int) -> tuple[Appeal, ...]:
        """Those that wait."""
        order = sorted(self._appeals.values(), key=lambda each: (each.language, each.key, each.at, each.player))
        return tuple(order[:limit])

    def forget(self, player: PlayerId) -> None:
        """Drop what a player has asked for."""
        self._appeals = {place: appeal for place, appeal in self._appeals.items() if appeal.player != player}
