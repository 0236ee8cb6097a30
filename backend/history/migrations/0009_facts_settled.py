"""What the filled facts promise from now on: one entry in use per time, and every classification at its home."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("history", "0008_facts_filled")]

    operations = [
        migrations.RemoveField(
            model_name='service',
            name='counts',
        ),
        migrations.AlterField(
            model_name='yearlyclassification',
            name='home',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='classifications_at_home', to='organisation.unit'),
        ),
        migrations.AddConstraint(
            model_name='membercount',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'standing')), fields=('unit', 'year'), name='member_count_once'),
        ),
        migrations.AddConstraint(
            model_name='membercount',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('completed__isnull', True), ('completed__lte', models.F('total')), _connector='OR'), models.Q(('advanced__isnull', True), ('advanced__lte', models.F('total')), _connector='OR'), models.Q(('fighters__isnull', True), ('fighters__lte', models.F('total')), _connector='OR')), name='member_count_within'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'standing')), fields=('person', 'unit', 'span_kind', 'valid_from'), name='service_once'),
        ),
        migrations.AddConstraint(
            model_name='unittrait',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'standing')), fields=('unit', 'trait', 'valid_from'), name='trait_once'),
        ),
        migrations.AddConstraint(
            model_name='yearlyclassification',
            constraint=models.UniqueConstraint(condition=models.Q(('person__isnull', False), ('state', 'standing')), fields=('person', 'year'), name='classification_person_once'),
        ),
        migrations.AddConstraint(
            model_name='yearlyclassification',
            constraint=models.UniqueConstraint(condition=models.Q(('unit__isnull', False), ('state', 'standing')), fields=('unit', 'year'), name='classification_unit_once'),
        ),
    ]  # fmt: skip
