"""Every record has a home; what `annulled` said is said by the state."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('history', '0003_states_and_homes'), ('organisation', '0001_initial')]

    operations = [
        migrations.AlterField(
            model_name='awardrecord',
            name='home',
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name='records_at_home', to='organisation.unit',
            ),
        ),
        migrations.RemoveField(model_name='awardrecord', name='annulled'),
    ]
