"""What waits for one client until it asks for it: messages, already serialized, in order and bounded."""

from collections import deque


class Mailbox:
    """At most `most_messages` and `most_bytes` wait. `batched`: whether one answer may hold more than one message."""

    def __init__(self, *, most_messages: int, most_bytes: int, batched: bool) -> None:
        self._waiting: deque[bytes] = deque()
        self._most_messages = most_messages
        self._most_bytes = most_bytes
        self._batched = batched
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, message: bytes) -> bool:
        """Let a message wait; False if it would be too much, and then nothing is kept."""
        if len(self._waiting) >= self._most_messages or self.bytes + len(message) > self._most_bytes:
            return False
        self._waiting.append(message)
        self.bytes += len(message)
        return True

    def take(self) -> bytes:
        """What the next answer holds, which then waits no longer; empty if nothing waits."""
        count = len(self._waiting) if self._batched else min(1, len(self._waiting))
        taken = b"".join(self._waiting.popleft() for _ in range(count))
        self.bytes -= len(taken)
        return taken
