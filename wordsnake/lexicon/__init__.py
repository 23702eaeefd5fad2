"""The permitted words of each language: built once from word lists that come as packages, then read by memory map.

`shelf.Shelf` is the way in. A build goes `dutch`/`english` (a `recipe.Recipe`: which words) -> `builder` (keys, levels,
openings) -> `index` (one file); `lexicon.IndexedLexicon` answers from that file what `wordsnake.rules.lexicon` asks.
"""
