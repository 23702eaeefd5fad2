"""Whether a server, or a bot, keeps the promises of the API: `wordsnake check-server`, `wordsnake check-bot`.

    check      what a check is, and how it tells what it has seen
    report     what came of the checks, for people and for programs
    net        the network that checks use: a loop, the server's address, a clock
    player     one key on the server: raw calls, and everything it hears
    record     what every answer of the server is held to on the way
    stage      players and games for checks to use
    server     the checks of a server
    bot        the checks of a bot

Checks use the public API as a stranger would, and see it raw: the kit would hide what they look for.
"""
