"""Editions may be books of report forms."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more kind of edition."""

    dependencies = [
        ('catalogue', '0004_emulation_editions'),
    ]

    operations = [
        migrations.AlterField(
            model_name='edition',
            name='kind',
            field=models.CharField(choices=[('process', 'Quy trình'), ('pack', 'Bộ quy định'), ('criteria', 'Bộ tiêu chí'), ('emulation', 'Bảng điểm thi đua'), ('forms', 'Mẫu báo cáo và thủ tục hồ sơ')], max_length=20),
        ),
    ]
