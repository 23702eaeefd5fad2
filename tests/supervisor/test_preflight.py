"""What is checked before a start."""

import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from wordsnake.paths import DataDir
from wordsnake.supervisor.preflight import BusyError, UnfitError, check_port, check_socket_path, claim


@pytest.fixture
def taken() -> Iterator[int]:
    """A port somebody listens on."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_the_data_directory_is_made_for_its_owner_alone(data: DataDir) -> None:
    """It holds keys."""
    claim(data).release()
    assert stat.S_IMODE(data.root.stat().st_mode) == 0o700


def test_a_directory_that_was_open_to_others_is_closed(data: DataDir) -> None:
    """The engine's socket has no other protection."""
    data.root.mkdir(mode=0o755)
    claim(data).release()
    assert stat.S_IMODE(data.root.stat().st_mode) == 0o700


def test_a_second_server_on_the_same_data_is_refused(data: DataDir) -> None:
    """In one line that says what to do."""
    lock = claim(data)
    with pytest.raises(BusyError, match=r"another Wordsnake server uses .*; --data"):
        claim(data)
    lock.release()


def test_a_lock_that_was_released_can_be_taken(data: DataDir) -> None:
    """A file that is left means nothing."""
    claim(data).release()
    claim(data).release()


def test_a_file_in_the_way_is_an_unfit_data_directory(data: DataDir) -> None:
    """One clear line."""
    data.root.write_text("")
    with pytest.raises(UnfitError, match=r"cannot write to .*: File exists; --data"):
        claim(data)


def test_a_folder_that_cannot_be_made_is_an_unfit_data_directory(tmp_path: Path) -> None:
    """Whatever the reason is."""
    (tmp_path / "file").write_text("")
    with pytest.raises(UnfitError, match="Not a directory"):
        claim(DataDir(tmp_path / "file" / "data"))


def test_a_path_of_a_hundred_bytes_is_too_long_for_a_socket(tmp_path: Path) -> None:
    """Counted in bytes, as the kernel does."""
    path = tmp_path / ("é" * ((100 - len(bytes(tmp_path)) - 1) // 2 + 1))
    with pytest.raises(UnfitError, match="too long for a socket"):
        check_socket_path(path)


def test_a_path_of_99_bytes_is_not_too_long(tmp_path: Path) -> None:
    """The last that fits."""
    check_socket_path(tmp_path / ("x" * (98 - len(bytes(tmp_path)))))


def test_a_port_in_use_is_refused(taken: int) -> None:
    """In one line that says what to do."""
    with pytest.raises(UnfitError, match=f"^port {taken} on 127.0.0.1 is in use; --port names another$"):
        check_port("127.0.0.1", taken)


def test_a_free_port_passes_and_stays_free() -> None:
    """The check leaves nothing behind."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        free = server.getsockname()[1]
    check_port("127.0.0.1", free)
    check_port("127.0.0.1", free)


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-name.invalid"])
def test_an_address_that_is_not_ours_is_refused(host: str) -> None:
    """TEST-NET-1 belongs to nobody, .invalid names nothing."""
    with pytest.raises(UnfitError, match="is no address of this machine"):
        check_port(host, 8080)
