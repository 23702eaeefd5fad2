"""The files of the built page, in memory, each compressed once."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import brotli

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mp3": "audio/mpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
"""Extension to Content-Type; what is not listed is `application/octet-stream`."""

COMPRESSIBLE = {".css", ".html", ".ico", ".js", ".json", ".svg", ".txt", ".webmanifest"}

BROTLI_QUALITY = 9
"""Of 11; the last two steps win 4 % and take ten times as long, at every start."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file. `encodings`: Content-Encoding to content, best first; the last is "identity", the file as it is."""

    content_type: str
    tag: str
    encodings: Mapping[str, bytes]


def load(directory: Path) -> dict[str, Asset]:
    """The files under `directory` by their path from there ("index.html", "assets/x.js"); none if it is missing."""
    return {
        path.relative_to(directory).as_posix(): encoded(path.suffix, path.read_bytes())
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


def encoded(suffix: str, content: bytes) -> Asset:
    """The asset with this content; only encodings that make it smaller are kept."""
    encodings = {"identity": content}
    if suffix in COMPRESSIBLE:
        made = {"br": brotli.compress(content, quality=BROTLI_QUALITY), "gzip": gzip.compress(content, mtime=0)}
        encodings = {name: small for name, small in made.items() if len(small) < len(content)} | encodings
    tag = hashlib.sha256(content).hexdigest()[:16]
    return Asset(TYPES.get(suffix, "application/octet-stream"), tag, encodings)


def choose(asset: Asset, accepted: str | None) -> str:
    """The encoding to send to a client with this Accept-Encoding header: our best that it takes."""
    offers = [offer.partition(";") for offer in (accepted or "").replace(" ", "").lower().split(",")]
    taken = {name for name, _, weight in offers if weight.rstrip("0.") != "q="}
    return next((name for name in asset.encodings if name in taken), "identity")
