"""Facts beside awards stand, are replaced or withdrawn; each says its source and who entered it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("history", "0006_names_decided"), ("organisation", "0005_changes_and_aliases")]

    operations = [
        migrations.RenameField("service", "basis", "source"),
        migrations.AlterField("service", "source", models.CharField(max_length=300)),
        migrations.AddField(
            "yearlyclassification",
            "home",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="classifications_at_home",
                to="organisation.unit",
            ),
        ),
        migrations.RemoveConstraint(
            model_name='membercount',
            name='member_count_once',
        ),
        migrations.RemoveConstraint(
            model_name='membercount',
            name='member_count_within',
        ),
        migrations.RemoveConstraint(
            model_name='service',
            name='service_once',
        ),
        migrations.RemoveConstraint(
            model_name='unittrait',
            name='trait_once',
        ),
        migrations.RemoveConstraint(
            model_name='yearlyclassification',
            name='classification_person_once',
        ),
        migrations.RemoveConstraint(
            model_name='yearlyclassification',
            name='classification_unit_once',
        ),
        migrations.AddField(
            model_name='membercount',
            name='advanced',
            field=models.PositiveIntegerField(blank=True, help_text='Lao động tiên tiến or higher', null=True),
        ),
        migrations.AddField(
            model_name='membercount',
            name='corrects',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='history.membercount'),
        ),
        migrations.AddField(
            model_name='membercount',
            name='entered_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='membercount',
            name='entered_by',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='membercount',
            name='fighters',
            field=models.PositiveIntegerField(blank=True, help_text='Chiến sĩ thi đua cơ sở', null=True),
        ),
        migrations.AddField(
            model_name='membercount',
            name='reason',
            field=models.CharField(blank=True, help_text='Why it was replaced or withdrawn', max_length=500),
        ),
        migrations.AddField(
            model_name='membercount',
            name='state',
            field=models.CharField(choices=[('standing', 'Đang dùng'), ('replaced', 'Đã có bản đính chính'), ('withdrawn', 'Đã rút vì ghi sai')], db_index=True, default='standing', max_length=20),
        ),
        migrations.AddField(
            model_name='membercount',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='service',
            name='corrects',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='history.service'),
        ),
        migrations.AddField(
            model_name='service',
            name='entered_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='service',
            name='entered_by',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='service',
            name='reason',
            field=models.CharField(blank=True, help_text='Why it was replaced or withdrawn', max_length=500),
        ),
        migrations.AddField(
            model_name='service',
            name='span_kind',
            field=models.CharField(choices=[('work', 'Làm việc'), ('maternity', 'Nghỉ thai sản'), ('short_study', 'Đi học, bồi dưỡng ngắn hạn'), ('sick_leave', 'Nghỉ ốm'), ('other_leave', 'Nghỉ khác, tạm đình chỉ: không tính vào thời gian công tác'), ('unknown', 'Có làm việc, chưa rõ từ ngày nào')], default='work', max_length=12),
        ),
        migrations.AddField(
            model_name='service',
            name='state',
            field=models.CharField(choices=[('standing', 'Đang dùng'), ('replaced', 'Đã có bản đính chính'), ('withdrawn', 'Đã rút vì ghi sai')], db_index=True, default='standing', max_length=20),
        ),
        migrations.AddField(
            model_name='service',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='unittrait',
            name='corrects',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='history.unittrait'),
        ),
        migrations.AddField(
            model_name='unittrait',
            name='entered_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='unittrait',
            name='entered_by',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='unittrait',
            name='reason',
            field=models.CharField(blank=True, help_text='Why it was replaced or withdrawn', max_length=500),
        ),
        migrations.AddField(
            model_name='unittrait',
            name='state',
            field=models.CharField(choices=[('standing', 'Đang dùng'), ('replaced', 'Đã có bản đính chính'), ('withdrawn', 'Đã rút vì ghi sai')], db_index=True, default='standing', max_length=20),
        ),
        migrations.AddField(
            model_name='unittrait',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name='yearlyclassification',
            name='corrects',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='history.yearlyclassification'),
        ),
        migrations.AddField(
            model_name='yearlyclassification',
            name='entered_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='yearlyclassification',
            name='entered_by',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='yearlyclassification',
            name='reason',
            field=models.CharField(blank=True, help_text='Why it was replaced or withdrawn', max_length=500),
        ),
        migrations.AddField(
            model_name='yearlyclassification',
            name='state',
            field=models.CharField(choices=[('standing', 'Đang dùng'), ('replaced', 'Đã có bản đính chính'), ('withdrawn', 'Đã rút vì ghi sai')], db_index=True, default='standing', max_length=20),
        ),
        migrations.AddField(
            model_name='yearlyclassification',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
    ]  # fmt: skip
