"""Initiatives of the history learn their state, and stand at the unit where their first author is."""

from django.db import migrations


def fill(apps, schema_editor):
    """What did not count was withdrawn; every entry was made with at least one author."""
    rows = apps.get_model("history", "RecognisedInitiative").objects
    rows.filter(withdrawn=True).update(state="withdrawn")
    for row in rows.iterator(2000):
        author = row.authors.order_by("pk").first()
        if author is not None:
            rows.filter(pk=row.pk).update(unit=author.unit_id)


class Migration(migrations.Migration):
    dependencies = [("history", "0011_initiatives_stand")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
