"""What came of checks, a row for each: for people, and as JSON for programs."""

from dataclasses import asdict, dataclass, field
from typing import Any

LABELS = {"kept": "ok", "broken": "WRONG", "unchecked": "-"}


@dataclass(frozen=True, slots=True)
class Row:
    """One check. `status` is kept, broken or unchecked; `seen` is what was seen instead, or why nothing was."""

    name: str
    where: str
    expected: str
    status: str
    seen: str = ""

    @property
    def lines(self) -> list[str]:
        """As people read it."""
        label = f"  {LABELS[self.status]:7}"
        if self.status == "kept":
            return [f"{label}{self.name}"]
        if self.status == "unchecked":
            return [f"{label}{self.name}: not checked: {self.seen}"]
        facts = {"expected": self.expected, "seen": self.seen, "see": f"docs/{self.where}"}
        return [f"{label}{self.name}", *(f"{'':11}{title:10}{fact}" for title, fact in facts.items())]


@dataclass(slots=True)
class Report:
    """All rows so far about `subject`."""

    subject: str
    rows: list[Row] = field(default_factory=list)

    def count(self, status: str) -> int:
        """So many rows have this status."""
        return sum(row.status == status for row in self.rows)

    @property
    def kept(self) -> bool:
        """Whether nothing was wrong, and something was looked at."""
        return not self.count("broken") and self.count("kept") > 0

    @property
    def summary(self) -> str:
        """One line for people."""
        kept, broken, unchecked = (self.count(status) for status in LABELS)
        left = f", {unchecked} not made" if unchecked else ""
        return f"{len(self.rows)} checks: {kept} as promised, {broken} not{left}."

    @property
    def json(self) -> dict[str, Any]:
        """All of it."""
        return {"subject": self.subject, "kept": self.kept, "checks": [asdict(row) for row in self.rows]}
