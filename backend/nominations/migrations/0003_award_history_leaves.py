"""Award records and yearly classifications move to the app `history`: tables renamed, rows kept.

The link to a nomination becomes its plain key, for the history knows no later stage.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('nominations', '0002_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='awardrecord',
            name='nomination',
            field=models.BigIntegerField(blank=True, null=True, unique=True),
        ),
        migrations.AlterModelTable(name='awardrecord', table='history_awardrecord'),
        migrations.AlterModelTable(name='yearlyclassification', table='history_yearlyclassification'),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.DeleteModel(name='AwardRecord'),
                migrations.DeleteModel(name='YearlyClassification'),
            ],
        ),
    ]
