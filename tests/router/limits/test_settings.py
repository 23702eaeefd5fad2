"""router.limits.settings"""

import pytest

from router.limits.settings import LIMITS, Limits, Rate


def test_a_school_can_play() -> None:
    """64 sign-ins at once and 300 sessions, behind one address."""
    assert LIMITS.sign_ins.burst >= 64
    assert LIMITS.sessions == 300
    assert LIMITS.websockets.burst >= LIMITS.sessions


def test_limits_can_be_changed() -> None:
    """As JSON has them; the others stay."""
    assert Limits.parse({"messages": [1, 2], "calls": 3}) == Limits(messages=Rate(1, 2), calls=3)
    assert Limits.parse({}) == LIMITS


def test_only_limits_that_exist_can_be_changed() -> None:
    """One that was mistyped would change nothing, unseen."""
    with pytest.raises(ValueError, match="no such limit: mesages"):
        Limits.parse({"mesages": [1, 2]})
