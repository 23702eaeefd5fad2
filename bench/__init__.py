"""What Wordsnake costs, beside servers that do the same work in the same run: `make bench`.

    plan            how much is measured, and for how long
    contestants     the servers: Wordsnake, Wordsnake without what makes its router fast, and those of `peers/`
    load/           the load generator, a process of its own on a core of its own
    page/           the page in Chromium
    growth/         how it grows with games, players, words, and what is stored
    micro/          single parts of the server, by themselves: `make bench-micro`
    material        what those are measured on
    runner          every scenario on every contestant, by turns
    figures         medians, spread, ratios; targets
    table           the table, as text and Markdown
    report          what is written down, as JSON
    plots, svg      the plots of the documentation
    publish         figures put into the documentation

Nothing of it is part of the server.
"""
