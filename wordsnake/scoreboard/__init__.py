"""`wordsnake scoreboard`: a component that shows all public games as they are played.

    fold      what the events of games come to
    sentences one of them as a line of text
    blocks    one game on a screen
    screen    all of it as a screen of a terminal
    watch     who listens, and knows whether what is shown is how it is now
    outputs   the three ways to show: a screen, lines, JSON
    run       the process

It knows the server by the public API alone, as a stranger's program would; `docs/components.md` is for its users.
"""
