"""`manage.py score_explain <unit code> <year> [criterion]`: why a score is what it is, as a text tree."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.scoring.depths import beneath
from backend.scoring.models import LeafRound, ScoreSheet
from backend.scoring.queries import sheet_score
from workflows.rules.explain import Explanation, explain_lines
from workflows.rules.scoring import SheetScore


class Command(BaseCommand):
    """Prints the tree of a unit's sheet, or of one area or criterion in it."""

    help = "Explain a unit's score: which results, which rule, who appraised."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose score of which year, and maybe which part of it."""
        parser.add_argument("unit")
        parser.add_argument("year", type=int)
        parser.add_argument("criterion", nargs="?", default="")
        parser.add_argument(
            "--round", choices=(LeafRound.SELF.value, LeafRound.APPRAISAL.value), default=LeafRound.APPRAISAL.value
        )
        parser.add_argument("--lang", choices=("vi", "en"), default="vi")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line per sentence, indented by its depth."""
        sheets = ScoreSheet.objects.filter(unit__code=options["unit"], year=options["year"])
        sheet = sheets.select_related("criteria", "unit").first()
        if sheet is None:
            raise CommandError(f"no score sheet of {options['unit']} for {options['year']}")
        score = sheet_score(sheet, options["round"])
        self.stdout.write(f"{sheet} ({sheet.state})")
        for part in _parts(score, options["criterion"]):
            for line in explain_lines(part, options["lang"]):
                self.stdout.write(f"{'  ' * line.depth}{line.text}")
        if options["criterion"]:
            for depth, text in beneath(sheet, options["criterion"]):
                self.stdout.write(f"{'  ' * (depth + 1)}{text}")


def _parts(score: SheetScore, criterion: str) -> Iterator[Explanation]:
    if not criterion:
        yield score.explanation
    elif criterion in score.nodes:
        yield score.nodes[criterion].explanation
    else:
        raise CommandError(f"no criterion {criterion}; there are {', '.join(score.nodes)}")
