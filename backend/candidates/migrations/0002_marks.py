"""Answers keep a mark for each award instead of words; what was answered before is answered anew."""

from django.db import migrations, models


def ask_anew(apps, schema_editor):
    """Answers live seven days and come from the facts: none is carried over."""
    alias = schema_editor.connection.alias
    apps.get_model("candidates", "Answer").objects.using(alias).all().delete()
    asked = apps.get_model("candidates", "Question").objects.using(alias).filter(state="asked")
    asked.update(done=False, answered=0, reached_unit=0, reached_person=0, counts={})


class Migration(migrations.Migration):
    dependencies = [("candidates", "0001_questions")]

    operations = [
        migrations.RunPython(ask_anew, ask_anew),
        migrations.AddField("question", "awards", models.JSONField(default=dict)),
        migrations.RemoveField("answer", "standings"),
        migrations.AddField("answer", "marks", models.TextField(default=""), preserve_default=False),
    ]
