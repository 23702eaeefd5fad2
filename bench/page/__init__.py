"""What the page costs in Chromium: how soon it answers, how soon an event is painted, how smooth a long snake is.

    probes      what is noted inside of a page, in its own time
    readings    figures from these notes: pure
    visitor     Chromium, with the CPU of a phone
    opponents   two people who play over WAMP while a page looks on
    scenarios   the three measurements

`python -m bench.page SPEC` runs them and prints what was measured as JSON, as the load generator does. Wordsnake alone
takes part: no peer has this page.
"""
