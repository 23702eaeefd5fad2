"""What a router as it ships tells of its limits; tests/router/limits/test_told.py holds it to the real one."""

from typing import Any

AS_IT_SHIPS: dict[str, Any] = {
    "connection": {
        "messages": {"per_second": 20.0, "at_once": 100},
        "bytes": {"per_second": 65536.0, "at_once": 262144},
        "message_bytes": 65536,
        "message_frames": 64,
        "uri_characters": 255,
        "arguments": 32,
        "nesting": 8,
        "subscriptions": 100,
        "calls_under_way": 100,
        "waiting_bytes": 262144,
        "waiting_seconds": 10.0,
        "join_seconds": 5.0,
    },
    "address": {
        "sign_ins": {"per_second": 10.0, "at_once": 300},
        "sessions": 300,
        "handshakes": {"per_second": 20.0, "at_once": 400},
        "connections": 1000,
        "requests": {"per_second": 100.0, "at_once": 3000},
        "request_bytes": 65536,
        "http_calls": {"per_second": 10.0, "at_once": 50},
        "codes": {"per_second": 0.2, "at_once": 30},
    },
}
