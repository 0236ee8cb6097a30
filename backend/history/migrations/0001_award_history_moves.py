"""The two tables as they come from the app `nominations`, which renamed them; nothing is done to the database."""

import django.db.models.deletion
from django.db import migrations, models

LEVELS = [
    ('excellent', 'Hoàn thành xuất sắc nhiệm vụ'),
    ('good', 'Hoàn thành tốt nhiệm vụ'),
    ('completed', 'Hoàn thành nhiệm vụ'),
    ('not_completed', 'Không hoàn thành nhiệm vụ'),
]
OF_ONE = models.Q(
    models.Q(('person__isnull', False), ('unit__isnull', True)),
    models.Q(('person__isnull', True), ('unit__isnull', False)),
    _connector='OR',
)


def owner(model, name):
    return models.ForeignKey(
        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name=name,
        to=f'organisation.{model}',
    )


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('nominations', '0003_award_history_leaves'),
        ('organisation', '0001_initial'),
        ('papers', '0001_initial'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='AwardRecord',
                    fields=[
                        ('id', models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name='ID',
                        )),
                        ('person', owner('person', 'award_records')),
                        ('unit', owner('unit', 'award_records')),
                        ('award', models.CharField(max_length=60)),
                        ('year_from', models.PositiveSmallIntegerField()),
                        ('year_to', models.PositiveSmallIntegerField()),
                        ('decision_number', models.CharField(blank=True, max_length=80)),
                        ('decided_on', models.DateField(blank=True, null=True)),
                        ('source', models.CharField(max_length=300)),
                        ('nomination', models.BigIntegerField(blank=True, null=True, unique=True)),
                        ('annulled', models.BooleanField(default=False)),
                        ('illustrative', models.BooleanField(default=False)),
                    ],
                    options={
                        'ordering': ('-year_to', 'id'),
                        'constraints': [models.CheckConstraint(condition=OF_ONE, name='award_record_of_one')],
                    },
                ),
                migrations.CreateModel(
                    name='YearlyClassification',
                    fields=[
                        ('id', models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name='ID',
                        )),
                        ('person', owner('person', 'classifications')),
                        ('unit', owner('unit', 'classifications')),
                        ('year', models.PositiveSmallIntegerField()),
                        ('level', models.CharField(choices=LEVELS, max_length=20)),
                        ('source', models.CharField(max_length=300)),
                        ('illustrative', models.BooleanField(default=False)),
                    ],
                    options={
                        'ordering': ('-year', 'id'),
                        'constraints': [
                            models.CheckConstraint(condition=OF_ONE, name='classification_of_one'),
                            models.UniqueConstraint(
                                condition=models.Q(('person__isnull', False)), fields=('person', 'year'),
                                name='classification_person_once',
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(('unit__isnull', False)), fields=('unit', 'year'),
                                name='classification_unit_once',
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
