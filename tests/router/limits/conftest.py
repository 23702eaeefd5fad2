"""Nodes with small limits, so that a test reaches them soon: one with everything in place, one with nothing of it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from router.guard import RATE_LIMITS
from tests.support.node import Change, RouterNode
from tests.support.wamp import public_key, seed

SMALL = {
    "subscriptions": 5,
    "registrations": 2,
    "join_seconds": 0.5,
    "body_bytes": 1000,
}
NEVER = tuple(RATE_LIMITS | {"message_size", "message_shape", "slow_requests", "strays", "closing_connections"})


FEW = {"sessions": 3, "connections": 10, "calls": 5}


def impatient(config: dict[str, Any]) -> None:
    """Small limits, and short times for the two that have always been in the configuration."""
    worker = config["workers"][0]
    worker["components"][0]["extra"]["limits"] |= SMALL
    web = worker["transports"][0]
    web["options"]["client_timeout"] = 1
    web["paths"]["ws"]["options"] |= {"auto_ping_interval": 1000, "auto_ping_timeout": 1000}


@pytest.fixture(scope="package")
def limited() -> Iterator[RouterNode]:
    """Small limits; the key `seed("archive")` is trusted."""
    node = RouterNode(change=impatient)
    node.data.trusted_keys.write_text(json.dumps({public_key(seed("archive")): {"role": "component", "label": "x"}}))
    with node:
        yield node


@pytest.fixture(scope="package")
def unlimited() -> Iterator[RouterNode]:
    """The same configuration, without the modules of router.limits."""
    with RouterNode(change=impatient, without=NEVER) as node:
        yield node


def with_limits(limits: dict[str, Any]) -> Change:
    """A change of the configuration."""

    def change(config: dict[str, Any]) -> None:
        config["workers"][0]["components"][0]["extra"]["limits"] |= limits

    return change


@pytest.fixture(scope="package")
def crowded() -> Iterator[RouterNode]:
    """An address may have few sessions and connections, a session few calls under way."""
    with RouterNode(change=with_limits(FEW)) as node:
        yield node


@pytest.fixture
def few_websockets() -> Iterator[RouterNode]:
    """An address may open few WebSockets."""
    with RouterNode(change=with_limits({"websockets": [0.1, 5]})) as node:
        yield node


@pytest.fixture
def few_requests() -> Iterator[RouterNode]:
    """An address may ask little by HTTP."""
    with RouterNode(change=with_limits({"requests": [0.1, 5]})) as node:
        yield node


@pytest.fixture(scope="package")
def engines(limited: RouterNode, unlimited: RouterNode) -> Iterator[None]:
    """On both, an engine that answers."""
    with limited.connect_engine() as one, unlimited.connect_engine() as other:
        for engine in (one, other):
            engine.register("wordsnake.say", lambda _: "said")
        yield
