"""`manage.py load_published_table <file.csv> --code … --title … --year …`: others' figures, with their source."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.scoring.tables import BadTable, load_published_table, read_table


class Command(BaseCommand):
    """Loads a table once; the first line of the file is its source."""

    help = "Load a table that somebody else published (CSV, first line '# source')."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file and what the table is called."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--code", required=True)
        parser.add_argument("--title", required=True)
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--note", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, check, store."""
        try:
            source, rows = read_table(options["file"])
            named = {name: options[name] for name in ("code", "title", "year", "note")}
            table = load_published_table(rows, source=source, **named)
        except (BadTable, OSError, UnicodeDecodeError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{table.code}: {table.rows.count()} rows")
