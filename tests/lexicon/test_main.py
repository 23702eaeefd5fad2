import subprocess
import sys
from pathlib import Path

from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.lexicon.shelf import RECIPES


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wordsnake.lexicon", *arguments], capture_output=True, text=True, check=False
    )


def test_a_current_index_is_left_as_it_is(dutch: IndexedLexicon, real_folder: Path) -> None:
    """Nothing to say, and no error."""
    assert len(dutch)
    done = run("nl", str(real_folder))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_language_that_is_not_offered_is_one_clear_line(tmp_path: Path) -> None:
    """And exit status 1."""
    done = run("xx", str(tmp_path))
    offered = ", ".join(RECIPES)
    assert (done.returncode, done.stderr) == (1, f"There is no lexicon for 'xx': choose one of {offered}.\n")


def test_a_wrong_call_shows_how_it_is_called() -> None:
    """Exit status 2."""
    done = run("nl")
    assert (done.returncode, done.stderr) == (2, "usage: python -m wordsnake.lexicon LANGUAGE FOLDER\n")
