"""Every procedure of the API, as the catalogue has it."""

import inspect
from dataclasses import fields
from typing import get_type_hints

import pytest

from wordsnake.kit.procedures import Procedures
from wordsnake.wamp.contract.catalogue import CATALOGUE, Entry


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.name)
def test_a_procedure_is_a_method_with_its_arguments_and_result(entry: Entry) -> None:
    """In order, with the same names, and optional where they are."""
    method = getattr(Procedures, entry.name)
    _self, *arguments = inspect.signature(method).parameters.values()
    assert [argument.name for argument in arguments] == [field.name for field in fields(entry.ask)]
    assert get_type_hints(method)["return"] is entry.result
    for argument, field in zip(arguments, fields(entry.ask), strict=True):
        required = field.default is field.default_factory  # both are missing
        assert (argument.default is inspect.Parameter.empty) == required


def test_the_kit_has_no_other_procedures() -> None:
    """What it offers can be called."""
    public = {name for name, member in vars(Procedures).items() if inspect.isfunction(member) and name[0] != "_"}
    assert public == {entry.name for entry in CATALOGUE}
