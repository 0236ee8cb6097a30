from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("criteria", "0001_drafts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="criteriadraft",
            name="state",
            field=models.CharField(
                choices=[
                    ("drafting", "Đang soạn"),
                    ("proposed", "Chờ công bố"),
                    ("published", "Đã công bố"),
                    ("dropped", "Đã bỏ"),
                ],
                db_index=True,
                default="drafting",
                max_length=20,
            ),
        ),
    ]
