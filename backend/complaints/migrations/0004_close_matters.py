"""Nothing is open after the first decision: matters left open by complaints decided before that end with it."""

from django.db import migrations
from django.db.models import F


def close(apps, schema_editor):
    alias = schema_editor.connection.alias
    matters = apps.get_model('matters', 'Matter').objects.using(alias)
    decided = apps.get_model('complaints', 'Settlement').objects.using(alias).filter(
        instance=1, complaint__state='decided', complaint__matter__state='open'
    )
    for made in decided.select_related('complaint__matter'):
        matter = made.complaint.matter
        matters.filter(pk=matter.pk).update(
            state='closed', closed_on=max(made.decided_on, matter.opened_on), closing_document=made.number,
            version=F('version') + 1,
        )


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0003_obstacle'),
        ('matters', '0001_register'),
    ]

    operations = [migrations.RunPython(close, migrations.RunPython.noop)]
