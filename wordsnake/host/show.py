"""Tables for people, and for programs that read what people see."""

import sys
from collections.abc import Iterable, Sequence

import click


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, empty: str) -> None:
    """Print rows under their columns: drawn on a terminal, else one line a row with tabs between, without a head."""
    cells = [[_text(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in cells:
            click.echo("\t".join(row))
    elif cells:
        _draw(columns, cells)
    else:
        click.echo(empty)


def _draw(columns: Sequence[str], rows: list[list[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        drawn.add_column(column)
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))  # Text: a name is never markup
    Console().print(drawn)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else ""
    if isinstance(cell, list | tuple):
        return ", ".join(_text(each) for each in cell)
    return str(cell)
