"""The entry in the register of incoming papers of a list that came on paper before it was submitted here."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('nominations', '0010_events'),
    ]

    operations = [
        migrations.AddField(
            model_name='submission',
            name='paper_register',
            field=models.CharField(
                blank=True,
                help_text='Entry in the register of incoming papers of what came before submission',
                max_length=200,
            ),
        ),
    ]
