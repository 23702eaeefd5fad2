"""WAMP over HTTP long-poll, for networks that let no WebSocket through. `router.repairs.long_poll` says why it is ours.

    mailbox      what waits for one client until it asks for it, and how much of it may
    pace         how fast a client may send
    transport    one client, as the router's session sees it: messages in, messages out, the end
    clients      all clients, found by their ids, and how many of them there may be
    resource     the HTTP side: open, send, receive, close

A client opens a transport, and is given its id, which nobody else knows. It sends messages with one request each, and
always has one request waiting to receive some; that one is answered with 204 when there was nothing for a while.
"""
