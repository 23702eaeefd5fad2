"""Reading hunspell's two files: a language's affixes (.aff), and the stems they are applied to (.dic).

Only what decides which single words exist is read; compounding, suggestions and morphology are passed over. The format
is described in hunspell(5).
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Flags = frozenset[str]

_SPECIAL = {
    "NEEDAFFIX": "needs_affix",
    "PSEUDOROOT": "needs_affix",  # its name before hunspell 1.1.5
    "ONLYINCOMPOUND": "only_in_compound",
    "CIRCUMFIX": "circumfix",
    "FORBIDDENWORD": "forbidden",
    "NOSUGGEST": "no_suggest",
}
_CONDITION_PART = re.compile(r"\[\^?[^\]]+\]|.")
_MORPHOLOGY = re.compile(r"\t.*|\s+[a-z]{2}:.*")
_BEFORE_FLAGS = re.compile(r"(?<=.)(?<!\\)/")


@dataclass(frozen=True, slots=True)
class Affix:
    """One way to make a form: take `strip` off, put `add` on, where `condition` matches the stem."""

    strip: str
    add: str
    condition: re.Pattern[str] | None
    reach: int
    """How many letters at its end of the stem decide whether the affix fits."""
    flags: Flags
    """Flags of the form it makes: what may be added to that in turn, and what forbids it to stand alone."""
    cross: bool
    """Whether it combines with an affix at the other end of the word."""
    is_prefix: bool

    def fits(self, stem: str) -> bool:
        """Whether the affix may be put on the stem."""
        if self.condition is not None and self.condition.search(stem) is None:
            return False
        return stem.startswith(self.strip) if self.is_prefix else stem.endswith(self.strip)

    def apply(self, stem: str) -> str:
        """The form, of a stem that the affix fits."""
        if self.is_prefix:
            return self.add + stem[len(self.strip) :]
        return stem[: len(stem) - len(self.strip)] + self.add


@dataclass(slots=True)
class AffixRules:
    """What an .aff file says. The flag of a special rule that the file does not have is the empty string."""

    flag_type: str = "short"
    needs_affix: str = ""
    only_in_compound: str = ""
    circumfix: str = ""
    forbidden: str = ""
    no_suggest: str = ""
    full_strip: bool = False
    aliases: list[Flags] = field(default_factory=list)
    prefixes: dict[str, list[Affix]] = field(default_factory=dict)
    suffixes: dict[str, list[Affix]] = field(default_factory=dict)
    output: list[tuple[str, str]] = field(default_factory=list)
    """Replacements that lead from the files' spelling to what people write (OCONV)."""

    def flags(self, text: str) -> Flags:
        """The flags written as `text`: by the file's flag type, or the alias of that number."""
        if self.aliases and text.isdecimal():
            return self.aliases[int(text) - 1]
        return frozenset(self.split_flags(text))

    def split_flags(self, text: str) -> list[str]:
        """The flags of `text` in their order, by the file's flag type alone."""
        if self.flag_type == "num":
            return text.split(",")
        width = 2 if self.flag_type == "long" else 1
        return [text[at : at + width] for at in range(0, len(text), width)]

    def written(self, form: str) -> str:
        """A form as people write it."""
        for old, new in self.output:
            form = form.replace(old, new)
        return form


@dataclass(frozen=True, slots=True)
class Stem:
    """An entry of a .dic file."""

    text: str
    flags: Flags


def encoding_of(affixes: Path) -> str:
    """The encoding of an .aff file and its .dic, which the first of them names (SET).

    Raises:
        OSError: it cannot be read.
        ValueError: it names an encoding that is not known.
    """
    named = re.search(rb"^SET\s+(\S+)", affixes.read_bytes(), re.MULTILINE)
    name = named[1].decode("ascii") if named else "ISO8859-1"
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        raise ValueError(f"{affixes} is in the unknown encoding {name}") from error


def read_affixes(text: str) -> AffixRules:
    """Read the text of an .aff file.

    Raises:
        ValueError: a rule that decides which words exist cannot be read.
    """
    lines = [line.split() for line in text.removeprefix("\ufeff").splitlines()]
    rules = AffixRules(flag_type=next((line[1] for line in lines if line[:1] == ["FLAG"]), "short"))
    headers: dict[tuple[str, ...], bool] = {}
    for number, line in enumerate(lines, 1):
        try:
            _read_rule(rules, headers, line)
        except (IndexError, re.error) as error:
            raise ValueError(f"line {number} of the affix file cannot be read: {' '.join(line)}") from error
    return rules


def _read_rule(rules: AffixRules, headers: dict[tuple[str, ...], bool], line: list[str]) -> None:
    """Add one line to the rules. `headers` keeps which tables have begun, and whether their affixes cross."""
    match line:
        case [("PFX" | "SFX") as kind, flag, mark, *_] if (kind, flag) not in headers:
            headers[kind, flag] = mark == "Y"
        case [("PFX" | "SFX") as kind, flag, *entry]:
            table = rules.prefixes if kind == "PFX" else rules.suffixes
            table.setdefault(flag, []).append(_affix(rules, kind, entry, cross=headers[kind, flag]))
        case [("AF" | "OCONV") as kind, *_] if (kind,) not in headers:
            headers[kind,] = True  # the number of entries that follow
        case ["AF", flags, *_]:
            rules.aliases.append(frozenset(rules.split_flags(flags)))
        case ["OCONV", old, new, *_]:
            rules.output.append((old, new))
        case ["FULLSTRIP", *_]:
            rules.full_strip = True
        case [name, *value] if name in _SPECIAL:
            setattr(rules, _SPECIAL[name], rules.split_flags(value[0])[0])


def _affix(rules: AffixRules, kind: str, entry: list[str], *, cross: bool) -> Affix:
    strip, (add, _, flags) = entry[0], entry[1].partition("/")
    strip = "" if strip == "0" else strip
    condition = entry[2] if len(entry) > 2 and not entry[2].startswith("#") else "."  # noqa: PLR2004 - the third
    return Affix(
        strip=strip,
        add="" if add == "0" else add,
        condition=_condition(condition, is_prefix=kind == "PFX"),
        reach=max(len(_CONDITION_PART.findall(condition)), len(strip)),
        flags=rules.flags(flags) if flags else frozenset(),
        cross=cross,
        is_prefix=kind == "PFX",
    )


def _condition(text: str, *, is_prefix: bool) -> re.Pattern[str] | None:
    """The pattern of a condition: letters, `.` and bracketed sets, at the affix's end of the stem."""
    if text == ".":
        return None
    parts = [part if part == "." else _escape(part) for part in _CONDITION_PART.findall(text)]
    return re.compile("^" + "".join(parts) if is_prefix else "".join(parts) + "$")


def _escape(part: str) -> str:
    if not (part.startswith("[") and part.endswith("]")):
        return re.escape(part)
    negation = "^" if part.startswith("[^") else ""
    return f"[{negation}{re.escape(part[1 + len(negation) : -1])}]"


def read_stems(text: str, rules: AffixRules) -> Iterator[Stem]:
    """The entries of the text of a .dic file, whose first line is their number."""
    known: dict[str, Flags] = {"": frozenset()}
    for line in text.removeprefix("\ufeff").splitlines()[1:]:
        if not line or line[0] in "#\t":
            continue
        stem, _, flags = _cut(_MORPHOLOGY.sub("", line).rstrip())
        if flags not in known:
            known[flags] = rules.flags(flags)
        yield Stem(stem.replace("\\/", "/"), known[flags])


def _cut(entry: str) -> tuple[str, str, str]:
    """An entry split at the slash before its flags; a first slash, or one after a backslash, is part of the stem."""
    found = _BEFORE_FLAGS.search(entry)
    return (entry[: found.start()], "/", entry[found.end() :]) if found else (entry, "", "")
