"""router.metrics: what is written down."""

from router.counters import Counters
from router.metrics import Family, counted, messages, process, render


def test_a_family_has_its_meaning_its_kind_and_its_samples() -> None:
    """In the text format of Prometheus."""
    family = Family("games", "gauge", "Games.", [("", {"phase": "playing"}, 3), ("_sum", {}, 0.5)])
    assert render([family]) == (
        "# HELP wordsnake_games Games.\n"
        "# TYPE wordsnake_games gauge\n"
        'wordsnake_games{phase="playing"} 3.0\n'
        "wordsnake_games_sum 0.5\n"
    )


def test_labels_are_escaped() -> None:
    """A value may hold anything."""
    assert r'{kind="a\"b\\c\nd"} 1.0' in render([Family("x", "gauge", "", [("", {"kind": 'a"b\\c\nd'}, 1)])])


def test_counters_become_families_with_kinds() -> None:
    """What never happened is there as well, as 0 where it has no kinds."""
    counters = Counters()
    counters.count("refused.messages", 2)
    counters.count("unheard.of")
    counters.gauge("bytes_waiting", lambda: 7.0)
    found = {family.name: list(family.samples) for family in counted(counters)}
    assert found["router_refused_total"] == [("", {"kind": "messages"}, 2)]
    assert found["router_slow_readers_dropped_total"] == [("", {}, 0)]
    assert found["router_dropped_total"] == []
    assert found["router_bytes_waiting"] == [("", {}, 7.0)]


def test_messages_are_counted_by_direction_and_type() -> None:
    """As Crossbar.io counts them."""
    assert list(messages({"sent": {"event": 5}, "received": {}})) == [("", {"direction": "sent", "type": "event"}, 5)]


def test_a_process_tells_what_it_uses() -> None:
    """CPU time and memory."""
    cpu, memory = process("router")
    assert cpu.samples[0][2] > 0
    assert memory.samples[0][2] > 1_000_000
