"""What a unit states of the individuals of its list: numbers without names."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('nominations', '0008_grounds_kept'),
    ]

    operations = [
        migrations.AddField(
            model_name='submission',
            name='stated_direct_workers',
            field=models.PositiveSmallIntegerField(blank=True, help_text="Among the list's individuals", null=True),
        ),
        migrations.AddField(
            model_name='submission',
            name='stated_leaders',
            field=models.PositiveSmallIntegerField(blank=True, help_text="Among the list's individuals", null=True),
        ),
        migrations.AddField(
            model_name='submission',
            name='stated_women',
            field=models.PositiveSmallIntegerField(blank=True, help_text="Among the list's individuals", null=True),
        ),
    ]
