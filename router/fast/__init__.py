"""Repairs that make routing and sending cheap, and keep one reader who does not read from costing the others anything.

Each is a module like those of `router.repairs`; one that is stale is left out with a warning, and the router sends as
its makers wrote it. In the order in which a message passes them:

    whole_frames         a message that came in one frame is read at once
    json_codec           reads and writes JSON in C
    plain_messages       what says little is read quickly
    direct_calls         a call becomes an invocation, and an answer a result, without a detour
    direct_events        a publication becomes an event
      direct_routing     which messages go such a way
      known_permissions  what a role permitted once
    frame_once           one event for a thousand watchers is framed once
    joined_writes        what is written in a turn of the reactor leaves in one system call a connection
      transport          the connection that both this and the next rest on
      outbox             which connections have something to write in this turn
    slow_readers         what may wait for one connection is bounded
    nodelay              the kernel does not hold small writes back
    lazy_log_arguments   nothing is put into words that nobody reads
    single_timers        a message does not go through the timers of all connections
    whole_collections    garbage is looked for among everything when memory grows, not round and round
"""
