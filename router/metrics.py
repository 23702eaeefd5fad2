"""GET /metrics for Prometheus, on a loopback port of its own.

What the router counts (`router.counters`), what Crossbar.io counts, how many sessions there are, and whatever the
engine tells of itself: families as JSON, of which this process knows no more than how to write them down. Everything is
asked for anew on each request; an engine that does not answer soon is down.
"""

# mypy: allow-untyped-calls
import os
import resource
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autobahn.wamp.exception import ApplicationError
from twisted.internet import reactor as installed
from twisted.internet.defer import Deferred
from twisted.internet.defer import TimeoutError as TookTooLong
from twisted.web import http
from twisted.web.resource import Resource
from twisted.web.server import NOT_DONE_YET, Request

from router.answer import Answer, refusal, send, text
from router.component import RouterComponent
from router.counters import COUNTERS, Counters

PREFIX = "wordsnake_"
ENGINE = "wordsnake.host.metrics"
ENGINE_SECONDS = 2.0
ROLES = ("player", "component", "engine")
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

COUNTED = {
    "refused": "What was refused, by what it was.",
    "dropped": "Connections that were ended, by why.",
    "slow_readers_dropped": "Connections that were ended because too much waited for them.",
    "longpoll_ended": "Clients of long-poll that are gone, by why.",
    "log_lines": "Warnings of what clients did wrong: those in the log, and those left out of it.",
}
"""The families of `router.counters`, and what they mean. Those without kinds begin at 0."""
MEASURED = {
    "bytes_waiting": "What waits for connections that don't take it, in bytes.",
    "longpoll_bytes_waiting": "What waits for clients of long-poll until they ask, in bytes.",
    "longpoll_clients": "Clients of long-poll.",
}
KINDLESS = ("slow_readers_dropped",)


@dataclass(frozen=True, slots=True)
class Family:
    """Samples of one name. A sample: what follows the name, labels, value."""

    name: str
    kind: str
    help: str
    samples: Sequence[tuple[str, Mapping[str, str], float]]


class Metrics(RouterComponent):
    """The session through which the page asks the router and the engine."""

    joined: "Metrics | None" = None

    async def begin(self) -> None:
        """Be found by `MetricsPage`: Crossbar.io makes the two apart, in one process."""
        Metrics.joined = self

    async def families(self, clock: Any = installed) -> list[Family]:
        """Everything, now."""
        told = await self._engine(clock)
        present = self.present()
        sessions = [("", {"role": role}, present[role]) for role in ROLES]
        stats: Any = self._transport._router.stats()  # noqa: SLF001 - its session is embedded in the router
        return [
            Family("sessions", "gauge", "Sessions, by role.", sessions),
            Family("engine_up", "gauge", "Whether an engine answers.", [("", {}, float(told is not None))]),
            Family("messages_total", "counter", "WAMP messages, by type.", list(messages(stats["messages"]))),
            *counted(COUNTERS),
            *(Family(**each) for each in told or ()),
            *process("router"),
        ]

    async def _engine(self, clock: Any) -> list[dict[str, Any]] | None:
        asked: Deferred[Any] = self.call(ENGINE)
        try:
            told: list[dict[str, Any]] = (await asked.addTimeout(ENGINE_SECONDS, clock))["families"]
        except (ApplicationError, TookTooLong):
            return None
        return told


def messages(stats: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, Mapping[str, str], float]]:
    """The samples of Crossbar.io's statistics."""
    for direction, types in stats.items():
        for name, count in types.items():
            yield "", {"direction": direction, "type": name}, count


def counted(counters: Counters) -> Iterator[Family]:
    """The families of our own counters and gauges."""
    values = {**dict.fromkeys(KINDLESS, 0), **counters.counted()}
    for name, meaning in COUNTED.items():
        found = [(each, value) for each, value in values.items() if each.partition(".")[0] == name]
        samples = [("", {"kind": each.partition(".")[2]} if "." in each else {}, value) for each, value in found]
        yield Family(f"router_{name}_total", "counter", meaning, samples)
    for name, value in counters.measured().items():
        yield Family(f"router_{name}", "gauge", MEASURED.get(name, name), [("", {}, value)])


def process(name: str) -> Iterator[Family]:
    """What this process uses. The engine tells the same of itself, under a name of its own."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - quick, and no path of anybody's
        resident = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    yield Family(f"{name}_cpu_seconds_total", "counter", "CPU time.", [("", {}, used.ru_utime + used.ru_stime)])
    yield Family(f"{name}_resident_bytes", "gauge", "Memory.", [("", {}, resident)])


def render(families: Iterable[Family]) -> str:
    """The text format of Prometheus."""
    lines: list[str] = []
    for family in families:
        name = PREFIX + family.name
        lines += [f"# HELP {name} {family.help}", f"# TYPE {name} {family.kind}"]
        lines += [f"{name}{suffix}{_labels(labels)} {float(value)!r}" for suffix, labels, value in family.samples]
    return "\n".join(lines) + "\n"


def _labels(labels: Mapping[str, str]) -> str:
    if not labels:
        return ""
    return "{" + ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items()) + "}"


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


class MetricsPage(Resource):
    """The root of the metrics transport."""

    isLeaf = True  # noqa: N815 - twisted's name

    def __init__(self, extra: dict[str, Any]) -> None:
        super().__init__()
        del extra

    def render(self, request: Request) -> int:
        """Answer once everybody has been asked."""
        if refused := refusal(request.method.decode("ascii", "replace")):
            return send(request, refused)
        if request.path != b"/metrics":
            return send(request, text(http.NOT_FOUND, "There is /metrics here.\n"))
        Deferred.fromCoroutine(_answer(request)).addErrback(request.processingFailed)
        return NOT_DONE_YET


async def _answer(request: Request) -> None:
    families = await Metrics.joined.families() if Metrics.joined else []
    if request.channel is not None:  # else the client is gone
        send(request, Answer(http.OK, render(families).encode(), {"content-type": CONTENT_TYPE}))
