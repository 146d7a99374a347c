"""The command `session`: what it takes, what its help says, and what it does."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scenario_desk.cli.options import AsJson, File
from scenario_desk.presentation.words.language import mark

SESSION = mark(
    "Let a room join from its phones, until Ctrl+C.\n\n"
    "With --round that round is asked. Votes are kept apart from FILE: the same command goes on with"
    " them, and with --reveal it closes the round when it ends, and saves into FILE who took part and"
    " what was answered."
)


def session(
    file: File,
    host: Annotated[
        str | None,
        typer.Option(metavar="ADDR", help=mark("The address of this computer to be reached at.")),
    ] = None,
    port: Annotated[
        int, typer.Option(metavar="N", help=mark("The port; 0 is the one it had before, or any."))
    ] = 0,
    asked: Annotated[
        str | None, typer.Option("--round", metavar="ID", help=mark("The round that is asked."))
    ] = None,
    reveal: Annotated[
        bool, typer.Option("--reveal", help=mark("In the end, save what was answered into FILE."))
    ] = False,
    cert: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=mark("Encrypt with this certificate, in PEM.")),
    ] = None,
    key: Annotated[
        Path | None, typer.Option(metavar="FILE", help=mark("The key of the certificate."))
    ] = None,
    as_json: AsJson = False,
) -> None:
    from scenario_desk.cli.refused import CommandRefused
    from scenario_desk.cli.session import Serving, serve

    if reveal and asked is None:
        raise CommandRefused("command_reveal_what")
    if key is not None and cert is None:
        raise CommandRefused("command_key_of_what")
    serve(Serving(file, host, port, asked, reveal, cert, key, as_json))
