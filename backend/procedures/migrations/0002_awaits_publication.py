from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="processdraft",
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
