"""The checks of a bot, in the order in which they are made: `wordsnake check-bot`.

frames, wire   what goes over a WebSocket, taken apart and made anew
meddling       what may happen to it on its way
witness        what a bot and its server have said to each other
proxy          who stands between them
program        the bot, as a process
own_server     the server, where it is ours
bout           a game against the bot, and what happens in it
stage          the games, each played once for all checks
conduct        the checks of what it does where nothing happens
bearing        the checks of what it bears
run            all of them, one after another
"""
