"""`manage.py load_published_table <file.csv> --code … --title … --year …`: others' figures, with their source."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.scoring.table_checks import checks
from backend.scoring.tables import BadTable, load_published_table, read_table


class Command(BaseCommand):
    """Loads a table once, whatever its columns are called, and says whether its figures follow from each other."""

    help = "Load a table that somebody else published (CSV, first line '# source' or --source)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, what the table is called, and which of its columns is which where the name does not say it."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--code", required=True)
        parser.add_argument("--title", required=True)
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--note", default="")
        parser.add_argument("--source", default="", help="Where it was published, if the file does not say it")
        parser.add_argument("--maximum", type=Decimal, help="The scale, if the file has no column for the maximum")
        parser.add_argument("--column", action="append", default=[], metavar="OURS=THEIRS")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, check, store, tell."""
        named = dict(part.split("=", 1) for part in options["column"] if "=" in part)
        try:
            found = read_table(options["file"], options["source"], named)
            told = {name: options[name] for name in ("code", "title", "year", "note", "maximum")}
            table = load_published_table(
                found.rows, source=found.source, layout=found.layout, first_line=found.first_line, **told
            )
        except (BadTable, OSError, UnicodeDecodeError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{table.code}: {table.rows.count()} rows")
        if options["verbosity"] > 1:
            for group in checks(table):
                self.stdout.write(f"  {group}")
