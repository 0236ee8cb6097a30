"""Recognised initiatives become entries as other facts are: with a state, a unit, who entered them and corrections."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("history", "0010_thematic_ground"), ("organisation", "0005_changes_and_aliases")]

    operations = [
        migrations.RenameField("recognisedinitiative", "document", "source"),
        migrations.AlterField("recognisedinitiative", "source", models.CharField(max_length=300)),
        migrations.AddField(
            "recognisedinitiative",
            "corrects",
            models.OneToOneField(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="corrected_by",
                to="history.recognisedinitiative",
            ),
        ),
        migrations.AddField("recognisedinitiative", "entered_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("recognisedinitiative", "entered_by", models.CharField(blank=True, default="", max_length=200), preserve_default=False),
        migrations.AddField(
            "recognisedinitiative",
            "reason",
            models.CharField(blank=True, default="", help_text="Why it was replaced or withdrawn", max_length=500),
            preserve_default=False,
        ),
        migrations.AddField(
            "recognisedinitiative",
            "state",
            models.CharField(
                choices=[
                    ("standing", "Đang dùng"), ("replaced", "Đã có bản đính chính"), ("withdrawn", "Đã rút vì ghi sai"),
                ],
                db_index=True, default="standing", max_length=20,
            ),
        ),
        migrations.AddField(
            "recognisedinitiative",
            "unit",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="recognised_initiatives",
                to="organisation.unit",
            ),
        ),
        migrations.AddField(
            "recognisedinitiative", "version", models.PositiveIntegerField(default=1, editable=False)
        ),
    ]  # fmt: skip
