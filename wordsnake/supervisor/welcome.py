"""What a host reads once the server is ready."""

from wordsnake.supervisor.settings import ANY, LOOPBACK, UpOptions

LOCAL = (LOOPBACK, "localhost", "::1")


def welcome(options: UpOptions, lan: str | None, *, checkout: bool) -> list[str]:
    """The ready line, and a line on how others join. `lan` is this machine's address on the local network, if any."""
    if options.host == ANY and lan is not None:
        ready = options.url(lan)
        hint = f"Everybody on this network can open that address; here {options.local_url} works too."
    elif options.host == ANY:
        ready, hint = options.local_url, "This machine has no address on a network now, so nobody else can join yet."
    elif options.host in LOCAL:
        again = "make play LAN=1" if checkout else "wordsnake up --lan"
        ready, hint = options.local_url, f"Only this machine can open it. To let others on your network join: {again}"
    else:
        ready, hint = options.local_url, "Everybody who reaches that address can join."
    return [f"Wordsnake is ready: {ready}", hint]
