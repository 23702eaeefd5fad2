"""The small JSON files by which the host's decisions reach the router: replaced whole, for it may read at any time."""

import json
import os
from pathlib import Path
from typing import Any


def read_json(path: Path, missing: Any) -> Any:
    """What the file holds; `missing` if there is none. Fails with OSError or ValueError."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return missing


def replace_json(path: Path, content: Any) -> None:
    """Have the file hold this, on disk. Fails with OSError; the old file is there until the new one is."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("w", encoding="utf-8") as file:
        json.dump(content, file, indent=1)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
