"""A nomination stands once for an award on a ground and a period, and always names its ground."""

from django.db import migrations, models
from django.db.models import Q

LIVE = Q(state__in=['draft', 'submitted', 'in_process', 'passed', 'granted'])
WHAT = ('award', 'ground', 'achievement_from', 'achievement_to')


class Migration(migrations.Migration):

    dependencies = [('nominations', '0007_grounds')]

    operations = [
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.UniqueConstraint(
                condition=LIVE & Q(person__isnull=False), fields=('person', *WHAT), name='nomination_person_live_once'
            ),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.UniqueConstraint(
                condition=LIVE & Q(collective__isnull=False), fields=('collective', *WHAT),
                name='nomination_collective_live_once',
            ),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=~Q(ground=''), name='nomination_ground_named'),
        ),
    ]
