"""The environment of a server's processes."""

from wordsnake.paths import DataDir
from wordsnake.supervisor.environment import child_environment


def test_everything_given_is_passed_on(data: DataDir) -> None:
    """Proxies, locales, paths: a host knows why they are set."""
    given = {"HOME": "/home/anne", "PYTHONWARNINGS": "default"}
    assert child_environment(given, data).items() >= given.items()


def test_warnings_of_dependencies_are_silent(data: DataDir) -> None:
    """Unless the host has chosen otherwise."""
    assert child_environment({}, data)["PYTHONWARNINGS"] == "ignore"


def test_bytecode_that_may_not_be_in_the_source_tree_goes_to_the_data(data: DataDir) -> None:
    """So that a node is back soon."""
    made = child_environment({"PYTHONDONTWRITEBYTECODE": "1"}, data)
    assert "PYTHONDONTWRITEBYTECODE" not in made
    assert made["PYTHONPYCACHEPREFIX"] == str(data.root / "bytecode")


def test_a_folder_for_bytecode_that_the_host_chose_stays(data: DataDir) -> None:
    """With or without the other setting."""
    given = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": "/cache"}
    assert child_environment(given, data)["PYTHONPYCACHEPREFIX"] == "/cache"
    assert "PYTHONPYCACHEPREFIX" not in child_environment({}, data)
