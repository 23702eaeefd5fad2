"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.browser import CHROMIUM
from wordsnake.lexicon.shelf import Shelf

# The suite is deterministic, and slow machines are no reason to fail.
settings.register_profile(
    "suite", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("soak", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium the browser tests are skipped and say so; in CI that is a failure (they run and fail)."""
    if CHROMIUM is not None or os.environ.get("CI") == "true":
        return
    missing = pytest.mark.skip(reason="no Chromium on this machine")
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(missing)


@pytest.fixture(scope="session")
def lexicons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the indices of Dutch and English, really built: once for all tests, whose servers get copies."""
    folder = tmp_path_factory.mktemp("lexicons")
    shelf = Shelf(folder)
    for language in ("nl", "en"):
        shelf.build(language, lambda _step, _part: None)
    return folder
