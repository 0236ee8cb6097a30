"""Sheets made before there were rounds get a round without dates, one per criteria set, entrusted to its own body."""

import json
from collections import defaultdict

from django.db import migrations


def give_rounds(apps, schema_editor):
    """One round per criteria set of sheets that have none."""
    sheets = apps.get_model("scoring", "ScoreSheet")
    rounds, areas = apps.get_model("scoring", "ScoringRound"), apps.get_model("scoring", "SheetArea")
    units = apps.get_model("organisation", "Unit")
    found = defaultdict(list)
    for sheet in sheets.objects.filter(round=None).select_related("unit", "criteria").order_by("pk"):
        found[sheet.criteria].append(sheet)
    for edition, rows in found.items():
        body = units.objects.get(path=rows[0].unit.path.split(".")[0] + ".")
        over = all(row.state == "published" for row in rows)
        round_ = rounds.objects.create(
            title=edition.title[:200], year=rows[0].year, unit=body, runner=body,
            state="published" if over else "open", illustrative=edition.illustrative,
        )
        round_.sets.add(edition)
        codes = [area["code"] for area in json.loads(edition.text)["areas"]]
        areas.objects.bulk_create(areas(sheet=row, area=code, unit=body) for row in rows for code in codes)
        sheets.objects.filter(pk__in=[row.pk for row in rows]).update(round=round_)


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("scoring", "0004_rounds")]
    operations = [migrations.RunPython(give_rounds, migrations.RunPython.noop)]
