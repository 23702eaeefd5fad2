"""router.fast.lazy_log_arguments"""

import ast
import importlib
import inspect
from collections.abc import Iterator
from pprint import pformat
from types import ModuleType

import pytest
import txaio
from autobahn import util

from router.fast.lazy_log_arguments import KEPT, MODULES, WORDINGS, Later, install, lazy

txaio.use_twisted()

NAMES = {wording.__name__ for wording in WORDINGS}


def module() -> ModuleType:
    """One that knows two wordings, and something else by the name of a third."""
    made = ModuleType("made")
    vars(made).update(hlval=util.hlval, hlid=util.hlid, hltype="something else")
    install([made])
    return made


def test_nothing_is_put_into_words_until_it_is_read() -> None:
    """That is the point."""
    asked: list[int] = []

    def wording(value: int) -> str:
        asked.append(value)
        return f"<{value}>"

    later = lazy(wording)(5)
    assert asked == []
    assert (str(later), f"{later}", f"{later!r}", f"{later:>5}") == ("<5>", "<5>", "'<5>'", "  <5>")


def test_what_is_logged_is_the_same() -> None:
    """With its colours."""
    assert "{value}".format(value=module().hlval("x", color="green")) == util.hlval("x", color="green")


def test_only_what_is_known_is_replaced() -> None:
    """Something else by that name stays."""
    made = module()
    assert isinstance(made.hlid("x"), Later)
    assert made.hltype == "something else"


def uses(name: str) -> Iterator[tuple[ast.Call, list[ast.AST]]]:
    """The calls of wordings in a module, each with the nodes around it, nearest first."""

    def walk(node: ast.AST, around: list[ast.AST]) -> Iterator[tuple[ast.Call, list[ast.AST]]]:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES:
            yield node, around
        for child in ast.iter_child_nodes(node):
            yield from walk(child, [node, *around])

    return walk(ast.parse(inspect.getsource(importlib.import_module(name))), [])


def is_formatted(around: list[ast.AST]) -> bool:
    """Whether what stands there is only ever formatted: it is given to a log, or in an f-string."""
    inner = [node for node in around if not isinstance(node, (ast.keyword, ast.IfExp))]
    nearest = inner[0]
    if isinstance(nearest, ast.FormattedValue):
        return True
    return (
        isinstance(nearest, ast.Call)
        and isinstance(nearest.func, ast.Attribute)
        and nearest.func.attr in {"trace", "debug", "info", "warn", "error", "critical", "failure", "format"}
    )


@pytest.mark.parametrize("name", MODULES)
def test_every_wording_that_a_module_uses_is_known(name: str) -> None:
    """Those of Autobahn and those that Crossbar.io has by the same names."""
    module = importlib.import_module(name)
    assert {call.func.id for call, _ in uses(name) if vars(module)[call.func.id] not in WORDINGS} == set()


@pytest.mark.parametrize("name", MODULES)
def test_the_modules_do_nothing_with_words_but_log_them(name: str) -> None:
    """So it does not matter that they are no strings."""
    found = [(call, around) for call, around in uses(name) if (name, ast.unparse(call.func)) not in KEPT]
    assert found
    assert [ast.unparse(call) for call, around in found if not is_formatted(around)] == []


def test_what_is_kept_is_kept() -> None:
    """There something else is done with the words."""
    made = ModuleType("autobahn.websocket.protocol")
    vars(made).update(hlval=util.hlval, pformat=pformat)
    install([made])
    assert made.pformat is pformat
    assert isinstance(made.hlval("x"), Later)
