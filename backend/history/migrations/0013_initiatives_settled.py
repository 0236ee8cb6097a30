"""What the filled initiatives promise from now on: each stands at a unit, and its state says whether it counts."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("history", "0012_initiatives_filled")]

    operations = [
        migrations.RemoveField("recognisedinitiative", "withdrawn"),
        migrations.AlterField(
            "recognisedinitiative",
            "unit",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="recognised_initiatives",
                to="organisation.unit",
            ),
        ),
    ]  # fmt: skip
