from uuid import uuid4

from django.db import migrations
from django.db.models import Q

from backend.papers import box_keys
from backend.publicity import sealed


def fill(apps, schema_editor):
    """Words that are there get a key of their own; nothing of them stays readable in the row."""
    comments = apps.get_model("publicity", "PublicationComment")
    for row in comments.objects.exclude(Q(text="") & Q(note="")):
        box = uuid4()
        key = box_keys.create(box, box_keys.COMMENTS)
        comments.objects.filter(pk=row.pk).update(
            box=box, sealed_text=sealed.seal(key, box, sealed.TEXT, row.text),
            sealed_note=sealed.seal(key, box, sealed.NOTE, row.note), text="", note="",
        )


class Migration(migrations.Migration):

    dependencies = [
        ('publicity', '0002_comments_sealed'),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
