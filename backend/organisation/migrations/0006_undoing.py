"""Changes of units remember what they replaced and may be undone; what they brought is marked, never deleted."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0005_changes_and_aliases'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='unitlink',
            name='unit_link_once',
        ),
        migrations.RemoveConstraint(
            model_name='unitname',
            name='unit_name_once',
        ),
        migrations.AddField(
            model_name='unitchange',
            name='before',
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='unitchange',
            name='undone_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='unitchange',
            name='undone_by',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='unitchange',
            name='undone_reason',
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name='unitlink',
            name='undone_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='unitname',
            name='undone_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='unitlink',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('predecessor', 'successor'), name='unit_link_once'),
        ),
        migrations.AddConstraint(
            model_name='unitname',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('unit', 'valid_to'), name='unit_name_once'),
        ),
    ]
