"""The catalogue tells the truth about the service."""

from typing import get_type_hints

from tests.support.service import Server
from wordsnake.wamp.calls.endpoint import Procedure
from wordsnake.wamp.contract import uris
from wordsnake.wamp.contract.catalogue import CATALOGUE, TOPICS


def offered() -> dict[str, Procedure]:
    """What a service offers, by URI."""
    return {uri: endpoint._procedure for uri, endpoint in Server().service.endpoints.items()}


def test_it_names_every_procedure_with_what_it_takes_and_gives() -> None:
    """By the types that the code itself is checked with."""
    told = {entry.uri: (entry.ask, entry.result) for entry in CATALOGUE}
    assert told == {uri: (each.kind, get_type_hints(each.method)["return"]) for uri, each in offered().items()}


def test_it_names_no_procedure_twice() -> None:
    """Nor a reason of one procedure."""
    assert len({entry.uri for entry in CATALOGUE}) == len(CATALOGUE)
    for entry in CATALOGUE:
        assert len(set(entry.refusals)) == len(entry.refusals), entry.uri


def test_it_names_every_topic() -> None:
    """All URIs that are no procedure, realm or prefix."""
    procedures = {entry.uri for entry in CATALOGUE}
    others = {uris.REALM, uris.ERROR_PREFIX, uris.HOST_PREFIX}
    public = {value for name, value in vars(uris).items() if name.isupper()} - procedures - others
    assert public | {uris.game_topic("{game}")} == {topic.uri for topic in TOPICS}
