"""The reference of the public API, made from the declared messages: pages, JSON Schemas, AsyncAPI, the page's list.

`python -m wordsnake.reference` writes it into a checkout; with `--check` it only says whether it is current.
"""
