"""The obstacle for which a complaint that came after its time is taken up."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0002_second_complaints'),
    ]

    operations = [
        migrations.AddField(
            model_name='complaint',
            name='obstacle',
            field=models.CharField(blank=True, help_text='Why one that came too late is taken up', max_length=500),
        ),
    ]
