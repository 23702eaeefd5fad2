"""Times on the wire."""

import pytest

from wordsnake.wamp.contract.times import wire_time, wire_time_or_none


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [
        (0, "1970-01-01T00:00:00.000Z"),
        (1_767_225_600_001, "2026-01-01T00:00:00.001Z"),
        (1_767_225_599_999, "2025-12-31T23:59:59.999Z"),
        (951_782_400_050, "2000-02-29T00:00:00.050Z"),
    ],
)
def test_times_are_rfc_3339_in_utc_with_milliseconds(milliseconds: int, text: str) -> None:
    """Three digits, always; whatever the time zone of the machine."""
    assert wire_time(milliseconds) == text


def test_no_time_is_null() -> None:
    """A deadline, where no clock runs."""
    assert wire_time_or_none(None) is None
