"""Every sheet belongs to a round."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The column is needed from here on."""

    dependencies = [("scoring", "0005_rounds_of_old_sheets")]
    operations = [
        migrations.AlterField(
            model_name="scoresheet",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sheets", to="scoring.scoringround"
            ),
        ),
    ]
