"""Nominations and changes of award name their ground; older ones get the first that their award's pack lists."""

import tomllib

from django.db import migrations, models

CHOICES = [
    ('merit', 'Công trạng'), ('sudden', 'Đột xuất'), ('movement', 'Phong trào, chuyên đề'), ('lifelong', 'Cống hiến'),
    ('service_years', 'Niên hạn'), ('foreign_relations', 'Đối ngoại'), ('thematic', 'Khen thưởng chuyên đề'),
]


def first_grounds(edition):
    """Award → first ground, as the text of a pack or of a province's rules on it says."""
    return {row['code']: row['grounds'][0] for row in tomllib.loads(edition.text).get('awards', ()) if row.get('grounds')}


def name(apps, schema_editor):
    alias = schema_editor.connection.alias
    editions = apps.get_model('catalogue', 'Edition').objects.using(alias)
    rows = apps.get_model('nominations', 'Nomination').objects.using(alias)
    changes = apps.get_model('nominations', 'AwardChange').objects.using(alias)
    usual = {}
    for edition in editions.filter(kind__in=['pack', 'overlay']).order_by('in_force_from', 'version', 'pk'):
        usual |= first_grounds(edition)
    pinned = rows.exclude(submission__pack=None).order_by().values_list('submission__pack', flat=True).distinct()
    for law in [None, *pinned]:
        mine = rows.filter(submission__pack=law)
        known = usual | (first_grounds(editions.get(pk=law)) if law is not None else {})
        for award in set(mine.order_by().values_list('award', flat=True).distinct()):
            mine.filter(award=award).update(ground=known.get(award, 'merit'))
    for one in changes.all():
        one.from_ground, one.to_ground = usual.get(one.from_award, 'merit'), usual.get(one.to_award, 'merit')
        one.save(update_fields=['from_ground', 'to_ground'])


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0006_overlays_and_choices'),
        ('nominations', '0006_fallback_rows'),
    ]

    operations = [
        migrations.AddField(
            model_name='nomination',
            name='ground',
            field=models.CharField(choices=CHOICES, default='merit', help_text='Why the award is proposed', max_length=20),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='awardchange',
            name='from_ground',
            field=models.CharField(choices=CHOICES, default='merit', max_length=20),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='awardchange',
            name='to_ground',
            field=models.CharField(choices=CHOICES, default='merit', max_length=20),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(model_name='nomination', name='nomination_person_live_once'),
        migrations.RemoveConstraint(model_name='nomination', name='nomination_collective_live_once'),
        migrations.RunPython(name, migrations.RunPython.noop),
    ]
