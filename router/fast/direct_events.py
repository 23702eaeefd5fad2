"""A publication passes two dozen questions whose answers are always the same, and waits for three Deferreds.

Defect (Crossbar.io 26.10.1): `Broker.processPublish` asks the permissions by a Deferred, makes another for each
subscription and a third for all of them, makes closures and lists for each, and sets and checks 30 attributes of the
EVENT: 55 us before the first receiver, and 2 us for each. Where there are more receivers than make a chunk, and some of
them follow a pattern, the later chunks get the event of another subscription: what is sent is looked up too late.

Repair: a plain publication by a role that is known to be permitted it becomes an event at once. The old way is for
what asks for an acknowledgement, is kept (history, retained events) or traced, refused or malformed. The order of
receivers, and of their chunks (`event_dispatching_chunk_size`), is the same, and each gets the event of the own
subscription.
"""

# ruff: noqa: SLF001 - Crossbar.io's
from collections.abc import Sequence
from typing import Any

import txaio
from autobahn import util
from autobahn.exception import PayloadExceededError
from autobahn.wamp import message
from crossbar.router.router import Router

from router.fast import direct_routing, known_permissions, plain_messages
from router.fast.direct_calls import told, with_arguments
from router.fast.direct_routing import by_routes, count
from router.fast.known_permissions import is_watched, permission
from router.fast.plain_messages import Publish, sparse
from router.repair import Upstream

UPSTREAM = (
    *plain_messages.UPSTREAM,
    *known_permissions.UPSTREAM,
    *direct_routing.UPSTREAM,
    Upstream("crossbar.router.broker", "Broker.processPublish", "1dd9ade51c829929"),
    Upstream("crossbar.router.broker", "Broker._filter_publish_receivers", "6d30b823df5002b7"),
    Upstream("crossbar.router.observation", "UriObservationMap.match_observations", "1b64dfe88d9b69d7"),
    Upstream("crossbar.router", "RouterOptions", "cd490944920abc04"),
    Upstream("autobahn.wamp.message", "Event", "3d861987ba1895a4"),
    Upstream("autobahn.util", "id", "bd1e12199fb4f66f"),
)

DETAILS = ("publisher", "publisher_authid", "publisher_authrole", "topic")


@sparse
class Event(message.Event):
    """A publication on its way to those who subscribed, who are told who published, or not."""

    def __init__(self, subscription: Any, publication: int, published: Publish) -> None:
        self._serialized: dict[Any, Any] = {}
        self._subscription = subscription.id
        self._publication = publication
        self._args, self._kwargs = published._args, published._kwargs
        if subscription.match != message.Subscribe.MATCH_EXACT:
            self._topic = published._topic

    def disclose(self, session: Any) -> None:
        """Tell who published."""
        self._publisher = session._session_id
        self._publisher_authid = session._authid
        self._publisher_authrole = session._authrole

    def marshal(self) -> list[Any]:
        """As Autobahn has it."""
        details = told(DETAILS, self._publisher, self._publisher_authid, self._publisher_authrole, self._topic)
        return with_arguments([self.MESSAGE_TYPE, self._subscription, self._publication, details], self)


def publish(router: Any, session: Any, published: Publish) -> bool:
    """Pass a publication on to those who subscribed. A `Route`."""
    broker = router._broker
    if published._acknowledge or broker._event_store or is_watched(router):
        return False
    permitted = permission(router, session, "publish", published._topic)
    if permitted is None:
        return False
    subscriptions = broker._subscription_map.match_observations(published._topic)
    if not subscriptions:
        return True
    publication = util.id()
    # Who receives is settled for all subscriptions before anybody does.
    receivers = [(each, broker._filter_publish_receivers(each.observers, published)) for each in subscriptions]
    for subscription, those in receivers:
        event = Event(subscription, publication, published)
        if permitted["disclose"]:
            event.disclose(session)
        without_me = published._exclude_me is not False
        deliver(router, event, [each for each in those if each is not session or not without_me])
    return True


def deliver(router: Any, event: Event, receivers: Sequence[Any]) -> None:
    """Send an event to a chunk of those who get it now, and to the others when everybody else had a turn."""
    chunk = router._options.event_dispatching_chunk_size
    rest = receivers[chunk:]
    sent = 0
    try:
        for receiver in receivers[:chunk]:
            if receiver._session_id and receiver._transport:
                sent += delivered(router, event, receiver)
    finally:
        if sent:
            count(router, "sent", "event", sent)
    if rest:
        txaio.call_later(0, deliver, router, event, rest)


def delivered(router: Any, event: Event, receiver: Any) -> bool:
    """Send an event; False, and a warning, if it is longer than this receiver takes."""
    try:
        receiver._transport.send(event)
    except PayloadExceededError as problem:
        router._broker.log.warn(  # noqa: G010 - txaio's name
            "could not dispatch event to receiver {receiver} "
            "(subscription_id={subscription_id}, publication_id={publication_id}): {err}",
            receiver=receiver._session_id,
            subscription_id=event._subscription,
            publication_id=event._publication,
            err=str(problem),
        )
        return False
    return True


def install(router: type = Router) -> None:
    """Repair the class."""
    repaired: Any = router
    repaired.process = by_routes(repaired.process, {Publish: publish})
