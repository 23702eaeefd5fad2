"""The checks of a server, in the order in which they are made.

connecting   sign-in, what the server is, POST /call
rights       what a player may not do
arguments    what is no argument, of each procedure
people       names, devices, lists, standings, words
order        a whole game: its events, gaps, points, what is looked back on
moving       retries, lost lines, clocks, chat, a race
refusing     each reason for which something is refused
declared     what was seen on the way, of each procedure
"""

from wordsnake.checks.check import Check
from wordsnake.checks.server import arguments, connecting, declared, moving, order, people, refusing, rights
from wordsnake.checks.stage import Stage

CHECKS: tuple[Check[Stage], ...] = tuple(
    check
    for part in (connecting, rights, arguments, people, order, moving, refusing, declared)
    for check in part.CHECKS
)
