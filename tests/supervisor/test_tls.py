"""wordsnake.supervisor.tls, and what becomes of its files."""

import json
from pathlib import Path

import pytest

from tests.support.certificates import Files, issue
from wordsnake.paths import DataDir, node_root
from wordsnake.supervisor import node
from wordsnake.supervisor.nodeconfig import NodeSettings
from wordsnake.supervisor.preflight import UnfitError
from wordsnake.supervisor.tls import Tls, check


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture
def tls(files: Files) -> Tls:
    return Tls(files.certificate, files.key)


def problem(tls: Tls, host: str = "127.0.0.1") -> str:
    with pytest.raises(UnfitError) as unfit:
        check(tls, host)
    return str(unfit.value)


def test_a_certificate_with_its_key_will_do(tls: Tls) -> None:
    """With the certificates between it and the root, as certbot writes them."""
    check(tls, "127.0.0.1")
    assert len(tls.intermediates()) == 1


def test_a_missing_file_is_named(tls: Tls, tmp_path: Path) -> None:
    """Whichever it is."""
    assert problem(Tls(tmp_path / "no.pem", tls.key)) == f"cannot read {tmp_path}/no.pem: No such file or directory"
    assert "no.pem" in problem(Tls(tls.certificate, tmp_path / "no.pem"))


def test_a_key_of_something_else_is_refused(tls: Tls) -> None:
    """Before anything is started."""
    tls.key.write_bytes(issue("else").key_pem())
    assert "does not belong to the certificate" in problem(tls)


def test_what_is_no_certificate_is_refused(tls: Tls) -> None:
    """The files may have been given the wrong way round."""
    assert "must hold a certificate and its key" in problem(Tls(tls.key, tls.certificate))


def test_an_encrypted_key_is_refused(tls: Tls) -> None:
    """Nobody is there to type a password, and nobody is asked for one."""
    tls.key.write_bytes(issue("else").key_pem(b"secret"))
    assert "is encrypted" in problem(tls)


def test_an_ipv6_address_needs_a_proxy(tls: Tls) -> None:
    """Crossbar.io can't do it."""
    assert "needs a reverse proxy" in problem(tls, "::1")


def test_the_node_gets_each_certificate_in_a_file_of_its_own(tls: Tls, tmp_path: Path) -> None:
    """Crossbar.io reads one from a file."""
    data = DataDir(tmp_path / "data")
    data.root.mkdir()
    settings = NodeSettings(host="127.0.0.1", port=1, root=node_root(), data=data, engine_pubkey="ab" * 32, tls=tls)
    node.prepare(settings)
    config = json.loads((data.node / "config.json").read_text())
    written = config["workers"][0]["transports"][0]["endpoint"]["tls"]
    assert (written["certificate"], written["key"]) == (str(tls.certificate), str(tls.key))
    [between] = [Path(path).read_text() for path in written["chain_certificates"]]
    assert between.strip() in tls.certificate.read_text()
    assert between.count("BEGIN CERTIFICATE") == 1
