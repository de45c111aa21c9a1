"""The `insights` command."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from insights.kernel.actor import Role
from insights.kernel.errors import PersonReadable
from insights.kernel.settings import Settings, SettingsError, load_settings


def settings_or_exit() -> Settings:
    """The installation's settings; a missing one ends the command with its line."""
    try:
        return load_settings()
    except SettingsError as error:
        raise click.ClickException(str(error)) from None


@click.group()
def main() -> None:
    """An insight repository: what you learned from your users, and what that explains in your numbers."""


@main.command()
def migrate() -> None:
    """Bring the database up to this version."""
    from insights.kernel import migrating
    from insights.kernel.db import open_engine

    settings = settings_or_exit()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migrating.migrate(open_engine(settings.database_url))
    click.echo("The database is up to date.")


@main.command()
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Take the database down to REVISION (or `base`)."""
    from insights.kernel import migrating
    from insights.kernel.db import open_engine

    migrating.downgrade(open_engine(settings_or_exit().database_url), revision)
    click.echo(f"The database is at {revision}.")


def refuse_open_sample(settings: Settings) -> None:
    """While an account has the password that the sample prints, nobody but this machine is served."""
    from sqlalchemy.exc import DatabaseError

    from insights.accounts import queries, rules, services
    from insights.kernel.db import open_engine, open_session, reading

    if rules.is_loopback(settings.host):
        return
    try:
        with reading(), open_session(open_engine(settings.database_url)) as session:
            users = [user for user in queries.sample_users(session) if services.has_sample_password(user)]
    except DatabaseError:
        raise click.ClickException("The database is not ready: run `insights migrate` first.") from None
    if users:
        raise click.ClickException(
            f"{users[0].email} still has the sample's password, so only this machine may be served: "
            "use HOST=127.0.0.1, or take the sample away with `insights demo --remove`."
        )


@main.command()
def run() -> None:
    """Web and worker together, until Ctrl-C."""
    from insights.worker import commands, supervisor

    settings = settings_or_exit()
    refuse_open_sample(settings)
    try:
        commands.check_address(settings.host, settings.port)
    except commands.CannotStart as error:
        raise click.ClickException(str(error)) from None
    raise SystemExit(supervisor.run_both())


@main.command()
def serve() -> None:
    """The web process alone."""
    from insights.factory import create_app
    from insights.worker import commands

    settings = settings_or_exit()
    refuse_open_sample(settings)
    try:
        commands.serve(settings, create_app)
    except commands.CannotStart as error:
        raise click.ClickException(str(error)) from None


@main.command()
def worker() -> None:
    """The worker process alone: it does what pages ask for."""
    from insights.factory import FEATURES
    from insights.worker import commands

    try:
        commands.work(settings_or_exit(), FEATURES)
    except commands.CannotStart as error:
        raise click.ClickException(str(error)) from None


@main.command("create-user")
@click.argument("email")
@click.option("--name", default="", help="How others read the person's name.")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.password_option(help="Asked for when not given.")
def create_user(email: str, name: str, role: str, password: str) -> None:
    """Add a person who may sign in; the first admin is made this way."""
    from insights.accounts import services
    from insights.kernel.db import open_engine, open_session

    with open_session(open_engine(settings_or_exit().database_url)) as session, session.begin():
        try:
            services.create_user(session, email, name, Role(role), services.hash_password(password))
        except PersonReadable as error:
            raise click.ClickException(error.message) from None
    click.echo(f"{email} may sign in as {role}.")


@main.command()
@click.option("--remove", is_flag=True, help="Take the sample away; nothing else is touched.")
def demo(remove: bool) -> None:
    """Load the sample workspace, or take it away."""
    from insights.demo.load import load_sample
    from insights.demo.remove import remove_sample
    from insights.kernel.db import open_engine

    settings = settings_or_exit()
    engine = open_engine(settings.database_url)
    if remove:
        click.echo(f"The sample is gone: {remove_sample(engine)} rows with all that hung on them.")
    elif load_sample(engine, settings, click.echo):
        click.echo("The sample is loaded.")
    else:
        click.echo("The sample is there already.")


class FileCommand(click.Command):
    """A command on a file alone: any mistake is one line on stderr and exit 2."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Tell a usage error in one line."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            refuse(error.format_message())


def refuse(message: str) -> NoReturn:
    """End with one line on stderr and exit code 2."""
    click.echo(" ".join(message.split()), err=True)
    raise SystemExit(2)


def print_answer(answer: Callable[[], Any]) -> None:
    """Print what `answer` gives as JSON, in UTF-8 whatever the locale; an unreadable file is one line."""
    try:
        text = json.dumps(answer(), ensure_ascii=False, allow_nan=False)
    except PersonReadable as error:
        line = getattr(error, "line", None)
        refuse(error.message if line is None else f"Line {line}: {error.message}")
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")


@main.command(cls=FileCommand)
@click.argument("file", type=click.Path(path_type=Path))
def parse(file: Path) -> None:
    """Read a transcript FILE of any known kind as one JSON object; nothing is stored."""
    from insights.transcripts.readers.filecommand import parse_file

    print_answer(lambda: parse_file(file))


@main.command(cls=FileCommand)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--question", "questions", multiple=True, metavar="NAME=KIND", help="What a question measures.")
@click.option("--segment", metavar="NAME", help="Score each value of this column as well.")
def score(file: Path, questions: tuple[str, ...], segment: str | None) -> None:
    """Score the declared questions of a survey FILE as one JSON object; nothing is stored."""
    from insights.surveys.readers.filecommand import score_file

    print_answer(lambda: score_file(file, list(questions), segment))


@main.command(cls=FileCommand)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--text", "column", required=True, metavar="COLUMN", help="The column that holds the texts.")
def classify(file: Path, column: str) -> None:
    """Tell the kind of each text of a CSV or JSONL FILE as one JSON object; nothing is stored."""
    from insights.analysis.text.filecommands import classify_file

    print_answer(lambda: classify_file(file, column))


@main.command(cls=FileCommand)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--text", "column", required=True, metavar="COLUMN", help="The column that holds the texts.")
@click.option(
    "--granularity", default="medium", metavar="coarse|medium|fine", help="How fine the themes are."
)
def cluster(file: Path, column: str, granularity: str) -> None:
    """Group the texts of a CSV or JSONL FILE into themes as one JSON object; nothing is stored."""
    from insights.analysis.text.filecommands import cluster_file

    print_answer(lambda: cluster_file(file, column, granularity))


@main.group()
def analysis() -> None:
    """The text analysis."""


@analysis.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def evaluate(files: tuple[Path, ...]) -> None:
    """Print how well themes are found and new ones told in labelled CSV FILES (columns text and label)."""
    from insights.analysis.text.evaluation import as_table, novelty_figures, theme_figures

    try:
        measured = [one for file in files for one in (*theme_figures(file), *novelty_figures(file))]
        click.echo(as_table(measured))
    except PersonReadable as error:
        raise click.ClickException(error.message) from None
