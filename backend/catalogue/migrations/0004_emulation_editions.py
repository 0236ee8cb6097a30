"""Editions may be emulation schemes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more kind of edition."""

    dependencies = [("catalogue", "0003_movement_lifecycle")]

    operations = [
        migrations.AlterField(
            model_name="edition",
            name="kind",
            field=models.CharField(
                choices=[
                    ("process", "Quy trình"),
                    ("pack", "Bộ quy định"),
                    ("criteria", "Bộ tiêu chí"),
                    ("emulation", "Bảng điểm thi đua"),
                ],
                max_length=20,
            ),
        ),
    ]
