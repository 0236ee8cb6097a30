"""What the API shows of drafts, their findings and revisions, of differences, trial runs and moves."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from backend.procedures.models import ProcessDraft, ProcessRevision


class ProcessDraftSerializer(serializers.ModelSerializer[ProcessDraft]):
    """A draft without its text, which `text/` gives."""

    unit_name = serializers.CharField(source="unit.name", read_only=True)

    class Meta:
        model = ProcessDraft
        fields = (
            "id", "version", "state", "unit", "unit_name", "code", "title", "basis", "edition", "changed_by",
            "changed_at", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class ProcessFindingSerializer(serializers.Serializer[Any]):
    """One finding: its code, the stage (empty for the whole), the field, the sentences; advice does not block."""

    code = serializers.CharField()
    stage = serializers.CharField()
    field = serializers.CharField()
    says = serializers.CharField(source="told.says")
    next = serializers.CharField(source="told.next")
    blocks = serializers.BooleanField()


class ProcessRevisionSerializer(serializers.ModelSerializer[ProcessRevision]):
    """One change of a draft: who, when, what."""

    class Meta:
        model = ProcessRevision
        fields = ("number", "act", "node", "made_by", "made_at")
        read_only_fields = fields


class ProcessFieldSerializer(serializers.Serializer[Any]):
    """One field before and after, in words."""

    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    before = serializers.CharField()
    after = serializers.CharField()


class ProcessStageChangeSerializer(serializers.Serializer[Any]):
    """One stage that was added, removed, moved or changed."""

    kind = serializers.CharField(source="kind.value")
    code = serializers.CharField()
    title = serializers.CharField()
    fields_changed = ProcessFieldSerializer(source="fields", many=True)


class ProcessDifferenceSerializer(serializers.Serializer[Any]):
    """What differs between two versions of a process, in words."""

    head = ProcessFieldSerializer(many=True)
    stages = ProcessStageChangeSerializer(many=True)


class ProcessMoveSerializer(serializers.Serializer[Any]):
    """One dossier on a move's preview: where it stands, where it would stand, and every reason against it."""

    nomination = serializers.IntegerField(source="nomination.pk")
    nominee = serializers.CharField(source="nomination.nominee_name")
    possible = serializers.SerializerMethodField()
    places = serializers.SerializerMethodField()
    opens = serializers.SerializerMethodField()
    skipped = serializers.SerializerMethodField()
    reasons = serializers.SerializerMethodField()

    def get_possible(self, shown: Any) -> bool:
        """Whether nothing stands against the move."""
        return not shown.reasons

    def get_places(self, shown: Any) -> list[dict[str, Any]]:
        """Each open stage, the one that takes its place, days used and the date due then and now."""
        return [
            {
                "stage": place.here.code, "to": place.there.code if place.there is not None else "",
                "ends": place.ends, "due_on": place.row.due_on,
                "new_due_on": place.carried.due if place.carried is not None else None,
                "days_used": place.carried.used if place.carried is not None else None,
            }
            for place in shown.places
        ]  # fmt: skip

    def get_opens(self, shown: Any) -> list[str]:
        """Stages that would open beside."""
        return list(shown.plan.opens)

    def get_skipped(self, shown: Any) -> list[str]:
        """Stages of the new version that nobody has done and that would count as done."""
        return list(shown.plan.skipped)

    def get_reasons(self, shown: Any) -> list[str]:
        """Why it cannot be moved, in sentences."""
        from backend.base.reasons import sentence

        return [sentence(reason) for reason in shown.reasons]
