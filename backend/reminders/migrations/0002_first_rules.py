"""The rules an office starts with; each may be ended and replaced by its own."""

from django.db import migrations
from django.utils import timezone

RULES = (
    ("stage", -2, "owner"),
    ("stage", 0, "owner"),
    ("stage", 1, "owner_head"),
    ("stage", 5, "administrator"),
    ("supplement", -2, "owner"),
    ("supplement", 1, "owner_head"),
    ("complaint", -3, "owner"),
    ("complaint", 0, "owner_head"),
    ("complaint", 1, "administrator"),
)


def put(apps, schema_editor):
    """Only where no rule exists yet."""
    rule = apps.get_model("reminders", "Rule")
    if rule.objects.exists():
        return
    rule.objects.bulk_create(
        rule(
            matter=matter, days=days, audience=audience, made_by="Vinh Danh", made_at=timezone.now(),
            note="Mặc định khi cài đặt; cơ quan đặt lại theo quy chế của mình",
        )
        for matter, days, audience in RULES
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("reminders", "0001_rules_and_notices")]

    operations = [migrations.RunPython(put, migrations.RunPython.noop)]
