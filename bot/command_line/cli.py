"""The command line: `python -m bot`."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.configuration.errors import OperatorError
from bot.configuration.reading import read_settings
from casework.core.vocabulary import Role

app = typer.Typer(
    help="The task force's bot.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Invited(StrEnum):
    """Whom an operator can invite."""

    COORDINATOR = Role.COORDINATOR.value
    ADVISOR = Role.ADVISOR.value


class Data(StrEnum):
    """What the playground can be filled with."""

    SAMPLE = "sample"


DataOption = Annotated[
    Data | None, typer.Option("--data", help="Fill the playground with a month of cases.")
]


@app.command()
def run(data: DataOption = None) -> None:
    """Run the bot; with no TELEGRAM_BOT_TOKEN, the playground."""
    from bot import program

    settings = read_settings()
    if settings.telegram_bot_token is None:
        program.run_playground(settings, data)
    elif data is not None:
        raise OperatorError("--data: it fills the playground only. Expected: no token set.")
    else:
        program.run(settings)


@app.command()
def playground(data: DataOption = None) -> None:
    """Run everything on this machine, with a page to open, whether there is a token or not."""
    from bot import program

    program.run_playground(read_settings(), data)


@app.command()
def migrate() -> None:
    """Bring the database up to date."""
    from bot import migrating

    settings = read_settings()
    with migrating.held(settings):
        migrating.migrate(settings)
    typer.echo("The database is up to date.")


@app.command()
def invite(role: Invited) -> None:
    """Print a link that makes whoever opens it a coordinator or an advisor."""
    from bot.command_line.invitation import make_link

    typer.echo(make_link(read_settings(), Role(role.value)))


OfRole = Annotated[Invited | None, typer.Option("--role", help="This role alone, not all.")]
team_app = typer.Typer(help="Say who is on the team; with `leave`, end somebody's role.")
app.add_typer(team_app, name="team", invoke_without_command=True)


@team_app.callback()
def team(context: typer.Context) -> None:
    """Say who is on the team; with `leave`, end somebody's role."""
    from bot.command_line import team as members

    if context.invoked_subcommand is None:
        for line in members.lines(read_settings()):
            typer.echo(line)


@team_app.command()
def leave(
    who: Annotated[str, typer.Argument(help="Their number or name.")], role: OfRole = None
) -> None:
    """End somebody's roles, or one of them: their cases are offered to others."""
    from bot.command_line import team as members

    typer.echo(members.leave(read_settings(), who, role.value if role else None))


DryRun = Annotated[bool, typer.Option("--dry-run", help="Say who is due, and erase nobody.")]


@app.command()
def retention(dry_run: DryRun = False) -> None:  # noqa: FBT002  (an option of the command line)
    """Erase now who is due, as every night; with --dry-run say who it would be, and no names."""
    from bot.command_line.erasing import erase_now

    for line in erase_now(read_settings(), dry_run=dry_run):
        typer.echo(line)


BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="The file of the backup.")]


@app.command()
def backup(file: BackupFile) -> None:
    """Copy the database to FILE, checked and tried; the bot may run meanwhile."""
    from bot.command_line.backup import back_up

    for line in back_up(read_settings(), file):
        typer.echo(line)


@app.command()
def restore(file: BackupFile) -> None:
    """Put the backup FILE in the database's place; what is there is kept. The bot must not run."""
    from bot.command_line import backup as backups

    for line in backups.restore(read_settings(), file):
        typer.echo(line)


@app.command()
def copy_database(
    source: Annotated[str, typer.Argument(metavar="FROM", help="Its address, as DATABASE_URL.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Another one's, without rows.")],
) -> None:
    """Copy every row of one database to another kind of database, and compare both."""
    from bot.command_line import moving

    for line in moving.copy_database(source, target):
        typer.echo(line)


@app.command()
def check_config() -> None:
    """Try everything that `run` needs, and say what would be used."""
    from bot.command_line import checking

    settings = read_settings()
    found, wrong = checking.check(settings)
    for line in (*checking.shown(settings), *found):
        typer.echo(line)
    if wrong:
        raise OperatorError("\n".join(wrong))


@app.command()
def health(
    wait: Annotated[int, typer.Option(help="Seconds to wait for it, such as after a start.")] = 0,
) -> None:
    """Ask the running bot whether it is well: exit code 0, or 1."""
    from bot.command_line import asking

    is_well, said = asking.health_within(read_settings().listen, wait)
    typer.echo(said, err=not is_well)
    if not is_well:
        raise typer.Exit(1)


def main() -> None:
    """Run a command. An operator's mistake is one line and exit code 2 (`configuration.errors`).

    Whatever it writes is for its own user, whatever the shell says (`umask`). What a command
    prints is what was asked for; a line of the log does not stand in it.
    """
    os.umask(0o077)
    _log_beside_the_output()
    try:
        app()
    except OperatorError as error:
        print(error, file=sys.stderr)  # noqa: T201  (what the operator reads)
        sys.exit(error.exit_code)


def _log_beside_the_output() -> None:
    """Until a command that runs the bot says otherwise (`configure_logging`)."""
    import structlog

    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
