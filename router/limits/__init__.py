"""How much a stranger may ask, and how long a connection may stay that does nothing.

    settings     every number, and where it comes from
    bucket       the token bucket, and buckets by key
    address      whom a connection is counted for
    wait         how long somebody has to wait, as it is told
    told         what is told of them
    pace         one connection's buckets; who sends too fast is not read from for a while

Put in place by the guard like the modules of `router.repairs`, each on the functions named in its `UPSTREAM`:

    message_rate    messages and bytes of one connection           off with `--no-rate-limits`
    sign_ins        sign-ins and sessions of one address           off with `--no-rate-limits`
    connections     connections of one address                     off with `--no-rate-limits`
    http_requests   HTTP requests of one address                   off with `--no-rate-limits`
    codes           codes for second devices that one address makes or tries
    message_size    how long a message may be, and in how many pieces
    message_shape   arguments, nesting, subscriptions, registrations, calls under way
    strays          connections without a session
    slow_requests   HTTP requests that never end, or are too long
    log_lines       what is logged of the mistakes of clients

The engine's link and the sessions inside the router are bound by none of the first four. What is refused is counted in
`router.counters` as `refused.*`, who is sent away as `dropped.*`.
"""
