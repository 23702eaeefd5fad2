"""What runs inside the router process (Crossbar.io 26.10.1), and nothing else.

The worker finds this package through the option `pythonpath` of `.crossbar/config.json`; it imports nothing of
`wordsnake`. In the order in which things start:

    standins   stand in for what Crossbar.io imports of blockchains, which takes a quarter of its start
    absent     hides a package that is not needed and greets every process with a traceback
    guard      the repairs of `router.repairs`; without them the node does not start (`longpoll` is what one of them
               serves), the bounds of `router.limits`, and the faster sending of `router.fast`
    signin     who somebody is: the authenticator behind WAMP-cryptosign, with its `keyfiles`
    health     the component and the page behind GET /health
    metrics    the component and the page behind GET /metrics
    http       POST /call: the component that asks without an identity, and its page
    page       the built page of `web/dist` (`assets`: its files; `answer`: what all HTTP answers have)

Crossbar.io starts a worker's components one after the other and its transports after them, so nobody can connect
before the guard stands. `.crossbar/config.json` passes `crossbar check` as it is; `wordsnake up` fills in addresses and
paths (`wordsnake/supervisor/nodeconfig.py` says which).
"""
