"""Submissions and nominations over REST; each act is a POST on its subject."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend.base import clock
from backend.base.reasons import said, tell
from backend.catalogue.queries import awards_known
from backend.nominations import letter_files, presenting, queries, workbook
from backend.nominations.models import Nomination, Submission, SubmissionPaper
from backend.nominations.quotas import standing_of
from backend.nominations.ratios import Counted
from backend.papers.serving import A_FILE, A_PDF, A_WORD, bytes_of
from backend.papers.uploads import XLSX
from backend.quotas.models import Quota
from backend.rest.actors import actor
from backend.rest.views import SubjectViewSet


class SubmissionSerializer(serializers.ModelSerializer[Submission]):
    """A submission as the API shows it."""

    unit_name = serializers.CharField(source="unit.name", read_only=True)
    round_title = serializers.CharField(source="round.title", read_only=True)

    class Meta:
        model = Submission
        fields = (
            "id", "version", "state", "code", "title", "round", "round_title", "unit", "unit_name", "letter_number",
            "letter_date", "prepared_by", "signed_by", "submitted_at", "meeting_on", "meeting_chair",
            "meeting_members", "meeting_present", "stated_women", "stated_direct_workers", "stated_leaders",
            "received_on", "register_number", "late_reason", "paper_register", "on_paper_before", "complete_on",
            "due_on", "pack", "process", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class NominationSerializer(serializers.ModelSerializer[Nomination]):
    """A row of a list as the API shows it; the frozen score once reception froze it."""

    unit_name = serializers.CharField(source="unit.name", read_only=True)
    points = serializers.DecimalField(
        source="frozen_score.points", max_digits=12, decimal_places=4, read_only=True, allow_null=True, default=None
    )
    max_points = serializers.DecimalField(
        source="frozen_score.max_points", max_digits=12, decimal_places=4, read_only=True, allow_null=True, default=None
    )
    provisional = serializers.BooleanField(
        source="frozen_score.provisional", read_only=True, allow_null=True, default=None
    )

    falls_from = serializers.IntegerField(
        source="falls_from.nomination_id", read_only=True, allow_null=True, default=None,
        help_text="The refused row for which this one stands for the fallback award",
    )  # fmt: skip

    class Meta:
        model = Nomination
        fields = (
            "id", "version", "state", "submission", "unit", "unit_name", "ordinal", "award", "ground", "nominee_kind",
            "person", "collective", "nominee_name", "honorific", "position", "citation", "achievement",
            "event", "event_from", "event_to",
            "achievement_from", "achievement_to", "votes_for", "votes_against", "points", "max_points", "provisional",
            "falls_from",
            "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class EligibilityFindingSerializer(serializers.Serializer[presenting.FindingView]):
    """One criterion's answer."""

    title = serializers.SerializerMethodField()
    outcome = serializers.CharField(source="badge", help_text="pass, fail, needs_confirmation, not_enough_data")
    basis = serializers.CharField()
    status = serializers.CharField()
    informs = serializers.BooleanField()
    facts = serializers.ListField(child=serializers.CharField())
    missing = serializers.SerializerMethodField()

    def get_title(self, finding: presenting.FindingView) -> str:
        """In the reader's language."""
        return said(finding.title)

    def get_missing(self, finding: presenting.FindingView) -> list[str]:
        """What is missing, in sentences."""
        return [tell(reason).says for reason in finding.missing]


class RatioSerializer(serializers.Serializer[Counted]):
    """One share of the law of a list: what it advises, what was counted, or what is missing to count it."""

    code = serializers.CharField(source="advice.ratio.code")
    title = serializers.SerializerMethodField()
    basis = serializers.CharField(source="advice.ratio.basis")
    status = serializers.CharField(source="advice.ratio.status")
    enforced = serializers.BooleanField(source="advice.ratio.enforced")
    award = serializers.CharField(source="advice.ratio.award", help_text="Empty: every list of individuals")
    among = serializers.CharField(source="advice.ratio.among", help_text="Whom it counts")
    bound = serializers.CharField(source="advice.ratio.bound", help_text="at_most, at_least")
    base = serializers.CharField(source="advice.ratio.base", help_text="What it is a part of")
    share = serializers.CharField(
        source="advice.ratio.share", allow_null=True, help_text="An exact fraction; null where the source gives none"
    )
    part = serializers.IntegerField(source="advice.part", allow_null=True)
    whole = serializers.IntegerField(source="advice.whole", allow_null=True)
    limit = serializers.IntegerField(
        source="advice.limit", allow_null=True, help_text="The share as a number of places"
    )
    kept = serializers.BooleanField(source="advice.kept", allow_null=True, help_text="Null where it cannot be said")
    counted_in = serializers.IntegerField(source="unit.pk", help_text="The unit in which it was counted")
    missing = serializers.SerializerMethodField()

    def get_title(self, one: Counted) -> str:
        """In the reader's language."""
        return said(one.advice.ratio.title)

    def get_missing(self, one: Counted) -> list[str]:
        """What is missing, in sentences."""
        return [tell(reason).says for reason in one.missing]


class SubmissionPaperSerializer(serializers.ModelSerializer[SubmissionPaper]):
    """A paper of a list, or of one of its rows."""

    kind = serializers.CharField(source="paper.kind", read_only=True)
    title = serializers.CharField(source="paper.title", read_only=True)
    media_type = serializers.CharField(source="paper.media_type", read_only=True)
    size = serializers.IntegerField(source="paper.size", read_only=True)
    sha256 = serializers.CharField(source="paper.sha256", read_only=True)
    drawn = serializers.BooleanField(source="paper.drawn", read_only=True, help_text="Drawn by the system")

    class Meta:
        model = SubmissionPaper
        fields = ("id", "nomination", "kind", "title", "media_type", "size", "sha256", "drawn", "added_at")
        read_only_fields = fields


PAPER = OpenApiParameter("paper", int, OpenApiParameter.PATH, description="Its key in the list of papers")


class SubmissionViewSet(SubjectViewSet):
    """Submissions (bộ hồ sơ trình khen); rows are added by `nomination-add` and `nomination-import` (Excel)."""

    queryset = Submission.objects.select_related("round", "unit")
    serializer_class = SubmissionSerializer
    view_act = "submission.view"
    create_act = "submission.create"
    search_field = "unit__search_name"
    filterset_fields = ("state", "round", "unit", "code", "register_number")

    @extend_schema(responses={(200, XLSX): OpenApiTypes.BINARY}, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def template(self, request: Request, pk: str = "") -> HttpResponse:
        """The empty Excel template of the submission's round."""
        found: Submission = self.get_object()
        known = awards_known()
        awards = [known[code] for code in found.round.awards if code in known]
        years = (found.round.achievement_from, found.round.achievement_to)
        return HttpResponse(workbook.template(awards, years), content_type=XLSX)

    @extend_schema(operation_id="submissions_letter_pdf", responses=A_PDF, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None, url_path="letter-pdf")
    def letter_pdf(self, request: Request, pk: str = "") -> HttpResponse:
        """The letter with its list as it would be drawn now."""
        return letter_files.as_pdf(self.get_object())

    @extend_schema(operation_id="submissions_letter_word", responses=A_WORD, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None, url_path="letter-word")
    def letter_word(self, request: Request, pk: str = "") -> HttpResponse:
        """The same as a Word file."""
        return letter_files.as_word(self.get_object())

    @extend_schema(responses=SubmissionPaperSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def papers(self, request: Request, pk: str = "") -> Response:
        """The papers of the list and of its rows, oldest first; `papers/{paper}/` hands one out."""
        rows = queries.papers_of(self.get_object())
        return Response(SubmissionPaperSerializer(rows, many=True).data)

    @extend_schema(operation_id="submissions_paper", responses=A_FILE, filters=False, parameters=[PAPER])
    @action(detail=True, methods=["get"], pagination_class=None, url_path="papers/(?P<paper>[0-9]{1,18})")
    def paper(self, request: Request, pk: str = "", paper: str = "") -> HttpResponse:
        """The bytes of one paper; 409 while it waits for the scanner or was found infected."""
        link = get_object_or_404(queries.papers_of(self.get_object()), pk=paper)
        return bytes_of(link.paper, f"giay-to-{link.pk}")

    @extend_schema(responses=RatioSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def ratios(self, request: Request, pk: str = "") -> Response:
        """The shares of the law that speak of the list, counted now: advice, enforced only where the pack says so."""
        return Response([RatioSerializer(one).data for one in queries.ratios_of(self.get_object())])


class NominationViewSet(SubjectViewSet):
    """Nominations: the rows of all lists in reach."""

    queryset = Nomination.objects.select_related("unit", "submission", "frozen_score", "falls_from")
    serializer_class = NominationSerializer
    view_act = "nomination.view"
    search_field = "search_name"
    filterset_fields = (
        "state", "award", "ground", "unit", "submission", "submission__round", "nominee_kind", "person", "collective",
        "achievement_to",
    )  # fmt: skip

    @extend_schema(responses=EligibilityFindingSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def findings(self, request: Request, pk: str = "") -> Response:
        """What each criterion says of the nomination; sensitive answers only to those who may see them."""
        row: Any = queries.nominations().get(pk=self.get_object().pk)
        view = presenting.row_views([row], actor(request), clock.now())[0]
        return Response([EligibilityFindingSerializer(finding).data for finding in view.findings])


class QuotaSerializer(serializers.ModelSerializer[Quota]):
    """A quota with where it stands; `places` and `left` are null while the base of a percentage is not known."""

    places = serializers.IntegerField(allow_null=True, read_only=True, source="standing.places")
    used = serializers.IntegerField(read_only=True, source="standing.used")
    reserved = serializers.IntegerField(read_only=True, source="standing.reserved")
    left = serializers.IntegerField(allow_null=True, read_only=True, source="standing.left")

    class Meta:
        model = Quota
        fields = (
            "id", "round", "award", "unit", "group", "number", "percent", "base_kind", "base", "rounding", "at_least",
            "basis", "set_by", "set_at", "ended_at", "places", "used", "reserved", "left",
        )  # fmt: skip
        read_only_fields = fields

    def to_representation(self, quota: Quota) -> dict[str, Any]:
        """With the standing counted now."""
        quota.standing = standing_of(quota)  # type: ignore[attr-defined]
        return super().to_representation(quota)


class QuotaViewSet(SubjectViewSet):
    """Quotas of rounds, ended ones too; POST sets one and ends the one before it."""

    queryset = Quota.objects.select_related("round", "unit")
    serializer_class = QuotaSerializer
    view_act = "round.view"
    create_act = "quota.set"
    filterset_fields = ("round", "award", "unit", "group")


ROUTES = [("submissions", SubmissionViewSet), ("nominations", NominationViewSet), ("quotas", QuotaViewSet)]
