"""Spans of service learn what they were, and classifications where their holder stood at the end of the year."""

from datetime import date

from django.db import migrations
from django.db.models import Q

UNKNOWN_START = "Ngày bắt đầu chưa rõ; ghi khi sắp xếp đơn vị"


def fill(apps, schema_editor):
    """A span that did not count was another leave, unless a reorganisation made it for want of a first day."""
    service = apps.get_model("history", "Service")
    service.objects.filter(counts=False, source=UNKNOWN_START).update(span_kind="unknown")
    service.objects.filter(counts=False).exclude(source=UNKNOWN_START).update(span_kind="other_leave")
    for row in apps.get_model("history", "YearlyClassification").objects.select_related("person").iterator(2000):
        row.home_id = row.unit_id
        if row.person_id is not None:
            last = date(row.year, 12, 31)
            holds = Q(valid_from__lte=last) & (Q(valid_to__isnull=True) | Q(valid_to__gte=last))
            span = service.objects.filter(holds, person_id=row.person_id).order_by("-valid_from", "-pk").first()
            row.home_id = span.unit_id if span is not None else row.person.unit_id
        row.save(update_fields=["home"])


class Migration(migrations.Migration):
    dependencies = [("history", "0007_facts")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
