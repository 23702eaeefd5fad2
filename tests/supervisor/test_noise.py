"""What a host sees of other people's output."""

from pathlib import Path

import pytest

from wordsnake.supervisor.noise import BLOCK_LINES, NoiseFilter

NUMPY = """A module that was compiled using NumPy 1.x cannot be run in
NumPy 2.4.6 as it may crash. To support both 1.x and 2.x

Traceback (most recent call last):  File "<frozen runpy>", line 198, in _run_module_as_main
  File "/usr/lib/python3/site-packages/bjdata/__init__.py", line 31, in <module>
    from _bjdata import dump, dumpb, load, loadb
AttributeError: _ARRAY_API not found""".splitlines()

THEIRS = """Traceback (most recent call last):
  File "/usr/lib/python3/site-packages/twisted/x.py", line 1, in x
    x()
ValueError: out of luck""".splitlines()

OURS = """Traceback (most recent call last):
  File "/srv/play/router/guard.py", line 1, in x
    x()
ValueError: a bug""".splitlines()


def through(lines: list[str], *, verbose: bool = False) -> list[str]:
    """Everything a stream shows, its end included."""
    noise = NoiseFilter(verbose=verbose, ours=[Path("/srv/play/router")])
    shown = [line for text in lines for line in noise.feed(text)]
    return shown + noise.flush()


def test_the_complaint_about_numpy_is_not_shown() -> None:
    """Every process of Crossbar prints it, and it means nothing."""
    assert through(["before", *NUMPY, "after"]) == ["before", "after"]


def test_of_a_strangers_traceback_the_last_line_is_shown() -> None:
    """It names the error; where in a dependency it was raised helps no host."""
    assert through(["before", *THEIRS, "after"]) == ["before", "ValueError: out of luck", "after"]


def test_what_stands_before_a_traceback_is_kept() -> None:
    """Crossbar says there what it could not do."""
    lines = ["Could not start node: " + THEIRS[0], *THEIRS[1:]]
    assert through(lines) == ["Could not start node: ValueError: out of luck"]


def test_our_own_traceback_is_shown_whole() -> None:
    """It is a bug of this project, and is loud."""
    assert through(OURS) == OURS


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "Controller received SIGINT [signal=2]: shutting down node [shutdown_was_clean=True] ..",
        "Received SIGTERM, shutting down.",
        "Native worker received SIGTERM - shutting down ..",
        'cannot detach session "5445355140447255": session not currently attached',
    ],
)
def test_how_crossbar_stops_is_not_shown(line: str) -> None:
    """It was told to."""
    assert through([line]) == []


def test_with_verbose_every_line_is_shown() -> None:
    """Whoever looks for a fault of Crossbar's sees all of it."""
    lines = [*NUMPY, *THEIRS, ""]
    assert through(lines, verbose=True) == lines


def test_a_process_that_is_stopped_while_it_starts_shows_nothing() -> None:
    """An interrupted import is no error."""
    assert through([*OURS[:3], "KeyboardInterrupt"]) == []


def test_what_the_end_of_the_process_cut_off_is_shown() -> None:
    """Half a complaint may be another one."""
    assert through(NUMPY[:2]) == NUMPY[:2]
    assert through(THEIRS[:2]) == THEIRS[1:2]


def test_a_block_without_an_end_is_let_go() -> None:
    """A strange line never silences the log for ever."""
    noise = NoiseFilter()
    lines = [NUMPY[0], *["x"] * BLOCK_LINES]
    assert [line for text in lines for line in noise.feed(text)] == lines
