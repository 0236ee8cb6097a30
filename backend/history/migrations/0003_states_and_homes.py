"""Older records get their home (the holder's unit, or the unit itself) and the state that `annulled` said."""

from django.db import migrations
from django.db.models import F, OuterRef, Subquery


def fill(apps, schema_editor):
    records = apps.get_model('history', 'AwardRecord').objects.using(schema_editor.connection.alias)
    person = apps.get_model('organisation', 'Person').objects.filter(pk=OuterRef('person_id'))
    records.filter(unit__isnull=False).update(home_id=F('unit_id'))
    records.filter(person__isnull=False).update(home_id=Subquery(person.values('unit_id')[:1]))
    records.filter(nomination__isnull=False).update(origin='decision')
    records.filter(annulled=True).update(state='annulled')
    records.filter(annulled=False, nomination__isnull=False).update(state='confirmed')


class Migration(migrations.Migration):

    dependencies = [('history', '0002_record_kept')]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
