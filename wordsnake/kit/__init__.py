"""A kit for authors of bots, scoreboards and other components, on asyncio or on Twisted.

    on_asyncio, on_twisted   `run` and `connect`: a `Client` on either of the two; neither imports the other
    client                   what an author holds: calls, and what arrives on topics
    procedures               every procedure of the API, typed
    streams                  events in order and without gaps, whatever the network does
    connection               one line to a server, renewed whenever it is lost

`docs/kit.md` is written for its users, `examples/` shows it at work.
"""

from wordsnake.keys import Key
from wordsnake.kit.client import Client
from wordsnake.kit.errors import Refused, Unavailable
from wordsnake.kit.streams import Connected
from wordsnake.wamp.contract import messages

__all__ = ["Client", "Connected", "Key", "Refused", "Unavailable", "messages"]
