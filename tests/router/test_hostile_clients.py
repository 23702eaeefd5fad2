"""router.repairs.broken_messages, recursion_limit, strange_signins: no client can crash the node or fill its log."""

import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from autobahn.wamp.exception import ProtocolError
from autobahn.wamp.types import Deny
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect as websocket
from websockets.typing import Subprotocol

from router.repair import StaleRepairError
from router.repairs import broken_messages, recursion_limit, strange_signins
from tests.support.node import RouterNode
from tests.support.wamp import public_key, seed

KEY = public_key(seed("mallory"))
TRUST_ROOT = "0xf766Dc789CF04CD18aE75af2c5fAf2DA6650Ff57"


def hello(**extra: Any) -> str:
    details = {"roles": {"caller": {}}, "authmethods": ["cryptosign"], "authextra": {"pubkey": KEY, **extra}}
    return json.dumps([1, "wordsnake", details])


class Transport:
    """Stands for a WebSocket: reads what it is told to, and keeps how it ended."""

    def __init__(self, read: Any, delivered: Any = None) -> None:
        self._serializer = SimpleNamespace(unserialize=lambda *_: self._do(read))
        self._session = SimpleNamespace(onMessage=self._deliver)
        self._delivered = delivered
        self.log = SimpleNamespace(failure=self._log)
        self.logged: list[str] = []
        self.got: list[Any] = []
        self.ended: list[tuple[int, str]] = []

    def _log(self, message: str) -> None:
        self.logged.append(message)

    def _do(self, what: Any) -> Any:
        if isinstance(what, Exception):
            raise what
        return what

    def _deliver(self, message: Any) -> None:
        self.got.append(self._do(self._delivered or message))

    def _bailout(self, code: int, reason: str) -> None:
        self.ended.append((code, reason))


broken_messages.install(Transport)


def receive(transport: Any) -> Transport:
    transport.onMessage(b"", False)
    found: Transport = transport
    return found


@pytest.mark.parametrize("mistake", [ProtocolError("no"), ValueError("no"), RecursionError("no"), KeyError("no")])
def test_what_cannot_be_read_is_the_senders_mistake(mistake: Exception) -> None:
    """A protocol error with the reason, and no traceback."""
    transport = receive(Transport(mistake))
    assert [code for code, _ in transport.ended] == [1002]
    assert transport.logged == []


def test_a_message_against_the_rules_is_the_senders_mistake() -> None:
    """Such as a forged caller."""
    assert [code for code, _ in receive(Transport(["x"], ProtocolError("no"))).ended] == [1002]


def test_anything_else_is_ours() -> None:
    """Logged whole, and told to nobody."""
    transport = receive(Transport(["x"], ValueError("secret")))
    assert transport.ended == [(1011, "internal error")]
    assert len(transport.logged) == 1


def test_messages_are_delivered_in_order() -> None:
    """A batch may hold several."""
    assert receive(Transport(["x", "y"])).got == ["x", "y"]


def test_a_long_reason_fits_a_close_frame() -> None:
    """It holds 123 bytes."""
    [(_, reason)] = receive(Transport(ValueError("x" * 1000))).ended
    assert len(reason) == broken_messages.REASON_CHARACTERS


class Pending:
    """Stands for a sign-in: keeps what reaches it."""

    def hello(self, realm: str, details: Any) -> Any:
        return realm, details.authextra

    def authenticate(self, signature: str) -> str:
        return f"checked {signature}"


strange_signins.install(Pending)


def test_only_what_a_sign_in_needs_is_looked_at() -> None:
    """No certificates, no trust roots."""
    details = SimpleNamespace(
        authextra={"pubkey": KEY, "certificates": [1], "trustroot": TRUST_ROOT, "channel_binding": None}
    )
    assert Pending().hello("wordsnake", details) == ("wordsnake", {"pubkey": KEY, "channel_binding": None})


def test_a_hello_without_extras_has_none() -> None:
    """The authenticator then refuses it."""
    assert Pending().hello("wordsnake", SimpleNamespace(authextra=None)) == ("wordsnake", {})


@pytest.mark.parametrize("signature", ["", "zz", "ab" * 95, "ab" * 97, None, 5, "zz" * 96])
def test_what_is_no_signature_is_refused(signature: Any) -> None:
    """Before anything is computed."""
    assert isinstance(Pending().authenticate(signature), Deny)


def test_a_signature_is_checked() -> None:
    """By Crossbar.io."""
    assert Pending().authenticate("ab" * 96) == "checked " + "ab" * 96


def interpreter(limit: int) -> tuple[Any, list[int]]:
    """Stands for `sys`: with the limits that were set, the last one holds."""
    limits = [limit]
    return SimpleNamespace(setrecursionlimit=limits.append), limits


def test_the_limit_of_recursion_is_pythons_own() -> None:
    """Whatever a dependency set."""
    module, limits = interpreter(100_000)
    recursion_limit.install(module)
    assert limits[-1] == 1000


def test_what_is_imported_later_cannot_raise_the_limit() -> None:
    """It may lower it."""
    module, limits = interpreter(1000)
    recursion_limit.install(module)
    module.setrecursionlimit(100_000)
    assert limits[-1] == 1000
    module.setrecursionlimit(500)
    assert limits[-1] == 500


def test_the_readers_give_up_at_the_limit() -> None:
    """Or at one of their own: that is what the repair rests on."""
    recursion_limit.check()


@pytest.mark.parametrize("answer", [[], ProtocolError("invalid type <class 'list'> for WAMP message type")])
def test_a_reader_that_follows_to_the_end_makes_the_repair_stale(answer: Any) -> None:
    """Also one that then finds the message to be none."""

    def followed(_: bytes) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    before = sys.getrecursionlimit()
    with pytest.raises(StaleRepairError, match=r"^json: 10000 levels"):
        recursion_limit.check({**recursion_limit.readers(), "json": (followed, b"")})
    assert sys.getrecursionlimit() == before


def close_of(node: RouterNode, *messages: str | bytes) -> tuple[int, str] | None:
    """How a connection ends that sends this; None if it stays open. Each message waits for an answer to the last."""
    with websocket(node.ws, subprotocols=[Subprotocol("wamp.2.json")], compression=None, max_size=None) as socket:
        try:
            for message in messages:
                socket.send(message)
                socket.recv(15)
        except ConnectionClosed as closed:
            return (closed.rcvd.code, closed.rcvd.reason) if closed.rcvd else (0, "no close frame")
    return None


@pytest.mark.e2e
@pytest.mark.parametrize(
    "message",
    [
        "",
        "garbage",
        "5",
        "[]",
        "[999]",
        '["x"]',
        '[1, "wordsnake", 5]',
        '[1, "word snake", {}]',
        "[48, 1, {}, 5]",
        b"\x00\xff",
        "[" * 2000,
        "[" * 60_000,
        '{"a":' * 12_000,
    ],
)
def test_a_message_that_breaks_the_protocol_ends_the_connection(node: RouterNode, message: str | bytes) -> None:
    """And nothing else: the next player joins as ever, and no traceback is in the log."""
    ended = close_of(node, message)
    assert ended is not None
    assert ended[0] == 1002
    node.connect("bob").close()
    assert "Traceback" not in node.log_by_now()


@pytest.mark.e2e
@pytest.mark.parametrize(
    "messages",
    [
        [hello(certificates=[["a", {}, "c"]])],
        [hello(certificates=[1], trustroot=TRUST_ROOT)],
        [hello(trustroot=5)],
        [hello(channel_binding="tls-unique")],
        [hello(challenge="zz")],
        [hello(), '[5, "zz", {}]'],
        [hello(), '[5, "", {}]'],
        ['[5, "ab", {}]'],
    ],
)
def test_a_strange_sign_in_is_answered(node: RouterNode, messages: list[str]) -> None:
    """With a challenge or a refusal, and without a traceback in the log."""
    assert close_of(node, *messages) is None
    assert "Traceback" not in node.log_by_now()


@pytest.mark.e2e
def test_a_huge_message_ends_the_connection(node: RouterNode) -> None:
    """Before it is read whole."""
    ended = close_of(node, "x" * 2_000_000)
    assert ended is not None
    assert ended[0] == 1009


@pytest.mark.e2e
def test_the_log_tells_nothing_of_who_signs_in(node: RouterNode) -> None:
    """Neither extras of a HELLO nor cookies nor keys."""
    client = node.connect(
        "shy", authextra={"note": "SECRET-EXTRA"}, authid="SECRET-AUTHID", headers={"Cookie": "SECRET"}
    )
    client.close()
    log = node.log_by_now()
    assert "SECRET" not in log
    assert public_key(seed("shy")) not in log


@pytest.mark.e2e
def test_the_package_that_does_not_fit_stays_out_of_the_log(node: RouterNode) -> None:
    """See router/absent."""
    assert "NumPy" not in node.log


@pytest.mark.e2e
def test_stock_crossbar_logs_a_clients_mistake_as_its_own(stock: RouterNode) -> None:
    """The defect: a traceback for whoever sends garbage."""
    close_of(stock, "garbage")
    assert "Traceback" in stock.log_by_now()


@pytest.mark.e2e
def test_stock_crossbar_follows_a_nested_message_to_its_end(stock: RouterNode, node: RouterNode) -> None:
    """The defect: 2,000 levels are no obstacle there; 100,000 keep it busy for seconds."""
    followed, refused = close_of(stock, "[" * 2000), close_of(node, "[" * 2000)
    assert followed is not None
    assert "Expecting value" in followed[1]
    assert refused is not None
    assert "RecursionError" in refused[1]


@pytest.mark.e2e
def test_stock_crossbar_stumbles_over_certificates(stock: RouterNode) -> None:
    """The defect: they are parsed before anything is known of the sender."""
    close_of(stock, hello(certificates=[["a", {}, "c"]]))
    assert "parse_certificate_chain" in stock.log_by_now()
