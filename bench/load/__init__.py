"""The load generator: raw WebSocket frames over plain sockets, one process, one epoll loop.

It is told what to do by a `Spec` and prints what it measured as JSON. Clients connect and sign in before anything is
measured. What servers say is told apart by the first bytes of a message and counted, not parsed: the load generator
must not be what is slow, and each result holds its own share of CPU (`load`) to prove it.
"""
