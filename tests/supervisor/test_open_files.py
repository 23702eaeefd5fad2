"""Open files, of which every connection is one."""

import resource
from collections.abc import Iterator

import pytest

from wordsnake.supervisor.open_files import ENOUGH, SPARE, limit_of, make_room, shortage

ENDLESS = resource.RLIM_INFINITY


@pytest.fixture
def limits() -> Iterator[tuple[int, int]]:
    """Those of this process, which a test may change."""
    found = resource.getrlimit(resource.RLIMIT_NOFILE)
    yield found
    resource.setrlimit(resource.RLIMIT_NOFILE, found)


@pytest.mark.parametrize(
    ("soft", "hard", "expected"),
    [
        (1024, 524_288, ENOUGH),
        (1024, 4096, 4096),
        (1024, ENDLESS, ENOUGH),
        (100_000, 524_288, 100_000),
        (ENDLESS, ENDLESS, ENDLESS),
    ],
    ids=["usual", "as far as it goes", "no hard limit", "more than enough", "no limit"],
)
def test_the_limit_is_raised_as_far_as_it_helps(soft: int, hard: int, expected: int) -> None:
    """And never lowered: somebody may have had a reason."""
    assert limit_of(soft, hard) == expected


def test_a_process_that_may_open_few_files_may_open_more(limits: tuple[int, int]) -> None:
    """The usual soft limit is no reason to turn players away."""
    _, hard = limits
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    room = make_room()
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == (limit_of(256, hard), hard)
    assert room == limit_of(256, hard) - SPARE


def test_a_host_is_told_where_there_is_too_little_room() -> None:
    """With what can be done about it."""
    assert shortage(800, 15_000) == (
        "room for 800 connections at a time instead of 15,000: raise the limit of open files to 16,384"
        " (LimitNOFILE= of a systemd unit, `ulimit -Hn` in a shell)"
    )
    assert shortage(15_000, 15_000) is None
