"""The rules: words, links, rulesets, legality and points. Pure: no I/O, no clock, no chance, stdlib only."""
