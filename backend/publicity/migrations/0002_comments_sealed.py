from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('publicity', '0001_first'),
    ]

    operations = [
        migrations.AddField(
            model_name='publicationcomment',
            name='box',
            field=models.UUIDField(help_text='Names the key of its words', null=True, unique=True),
        ),
        migrations.AddField(
            model_name='publicationcomment',
            name='sealed_note',
            field=models.BinaryField(default=bytes),
        ),
        migrations.AddField(
            model_name='publicationcomment',
            name='sealed_text',
            field=models.BinaryField(default=bytes),
        ),
    ]
