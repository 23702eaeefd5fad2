"""What `wordsnake up` was asked for."""

import ipaddress
from dataclasses import dataclass

from wordsnake.paths import DataDir
from wordsnake.supervisor.tls import Tls

LOOPBACK = "127.0.0.1"
ANY = "0.0.0.0"  # noqa: S104 - what --lan listens on; its host asked for that


@dataclass(frozen=True, slots=True, kw_only=True)
class UpOptions:
    """The options of `wordsnake up`, parsed. `host` is the address or name to listen on, `ANY` with --lan.

    The words of the first of the `languages` are ready before anybody can play.
    `bots` of each level play here. `rate_limits`, `repairs_off`, `tls`, `trusted_proxies` and `metrics_port`: see
    `NodeSettings`.
    """

    data: DataDir
    host: str = LOOPBACK
    port: int = 8080
    languages: tuple[str, ...] = ("nl",)
    origins: tuple[str, ...] = ()
    chat: bool = True
    verbose: bool = False
    rate_limits: bool = True
    bots: int = 2
    repairs_off: tuple[str, ...] = ()
    tls: Tls | None = None
    trusted_proxies: tuple[str, ...] = ()
    metrics_port: int | None = None

    def url(self, host: str) -> str:
        """The page, at `host`."""
        scheme = "https" if self.tls else "http"
        return f"{scheme}://[{host}]:{self.port}/" if ":" in host else f"{scheme}://{host}:{self.port}/"

    @property
    def language(self) -> str:
        """The language that is ready first."""
        return self.languages[0]

    @property
    def local_url(self) -> str:
        """Where this machine reaches the server: at loopback when it listens on every address."""
        return self.url(LOOPBACK if self.host == ANY else self.host)

    @property
    def is_private(self) -> bool:
        """Whether only this machine reaches the server."""
        try:
            return self.host == "localhost" or ipaddress.ip_address(self.host).is_loopback
        except ValueError:  # a name, which may lead anywhere
            return False
