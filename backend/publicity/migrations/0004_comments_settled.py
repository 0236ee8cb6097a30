from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('publicity', '0003_comments_filled'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='publicationcomment',
            name='note',
        ),
        migrations.RemoveField(
            model_name='publicationcomment',
            name='text',
        ),
    ]
