"""The messages of the API under the kit's name; `docs/api/messages.md` lists them."""

from wordsnake.wamp.contract.messages import *  # noqa: F403 - all of them, and nothing else
