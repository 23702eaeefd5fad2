"""`wordsnake relay`: tells other programs, or a file, which public games have ended.

    finished  the games that ended, from wherever one stopped
    signing   what makes a receiver sure of who sent it
    verdict   what an answer of the receiver means, and how long to wait
    post      a request over HTTP
    webhook   one result after another to a receiver
    position  how far that is, on the disk
    archive   every game as a line of a file
    run       the process

What is still to be told is in the server's own store, in order: a relay keeps no queue but the place where it stopped.
It knows the server by the public API alone; `docs/components.md` is for its users.
"""
