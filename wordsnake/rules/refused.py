"""What every refusal is: a typed value that says why, in fields for programs and in a sentence for people."""

from dataclasses import dataclass, fields
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Refused:
    """Something asked for was not done, and nothing has changed.

    `reason` is the last part of the error's URI in the public API. `says` is the sentence, into which the fields are
    put by name; it never shows a player, for the rules know players by an id that means nothing to people.
    """

    reason: ClassVar[str]
    says: ClassVar[str]

    @property
    def details(self) -> dict[str, object]:
        """The fields by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @property
    def sentence(self) -> str:
        """One English sentence for people."""
        return self.says.format_map(self.details)
