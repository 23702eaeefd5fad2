"""What every scenario asks of a client, whatever it speaks."""

from typing import Protocol, Self

from bench.load.connection import Line


class Client(Protocol):
    """Somebody who has signed in. What blocks is used before anything is measured, the rest at any time."""

    EVENT: bytes | tuple[bytes, ...]
    """With what an event begins that is delivered to everybody in a game; several where servers space their JSON."""
    ACK: bytes | tuple[bytes, ...]
    """With what the answer to a move or a remark begins."""

    @property
    def connection(self) -> Line:
        """Its own."""

    def open_game(self, others: "list[Self]") -> "tuple[str, list[Self]]":
        """Open a game with others, which can be played at once: its id, and who plays in the order of turns. Blocks."""

    def watch(self, game: str) -> None:
        """Be told all events of a game from now on. Blocks."""

    def leave(self, game: str) -> None:
        """Leave a game. Blocks."""

    def play(self, game: str, word: str, ply: int) -> None:
        """Send a move."""

    def say(self, game: str, text: str) -> None:
        """Send a remark."""

    def flood(self) -> str:
        """A question to send again and again."""
