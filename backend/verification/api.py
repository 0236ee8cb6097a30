"""Verification over REST, without login: a code or a file in, a verdict out."""

from __future__ import annotations

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.verification import answers, words
from backend.verification.answers import Answer, Kind
from backend.verification.reading import FileInputs, read_pdf
from backend.verification.throttles import CodeThrottle, FileThrottle


class AnswerSerializer(serializers.Serializer[Any]):
    """The verdict, and of a paper of ours what is printed on it."""

    kind = serializers.ChoiceField(choices=[(kind.value, words.VERDICTS[kind]) for kind in Kind])
    verdict = serializers.SerializerMethodField()
    why = serializers.SerializerMethodField()
    specimen = serializers.BooleanField(help_text=_("Bản minh họa, không có giá trị"))
    paper = serializers.CharField()
    recipient = serializers.CharField()
    post = serializers.CharField()
    award = serializers.CharField()
    citation = serializers.CharField()
    decision_number = serializers.CharField()
    decided_on = serializers.DateField(allow_null=True)
    register_number = serializers.CharField()
    issuer = serializers.CharField()
    signed_by = serializers.CharField()
    signed_on = serializers.DateField(allow_null=True)
    sealed_by = serializers.CharField()
    ended_on = serializers.DateField(allow_null=True)
    code = serializers.CharField()

    def get_verdict(self, answer: Answer) -> str:
        """In words."""
        return str(words.VERDICTS[answer.kind])

    def get_why(self, answer: Answer) -> str:
        """The ground in words."""
        return str(words.WHY[answer.why])


class CodeView(APIView):
    """What the register says of a code."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_classes = (CodeThrottle,)

    @extend_schema(responses={200: AnswerSerializer}, auth=[])
    def get(self, request: Request, code: str) -> Response:
        """In force, annulled, replaced or unknown (also 200: the question was answered)."""
        return Response(AnswerSerializer(answers.by_code(code[:60])).data)


class FileView(APIView):
    """What is said of a file."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_classes = (FileThrottle,)
    parser_classes = (MultiPartParser,)

    @extend_schema(request={"multipart/form-data": FileInputs}, responses={200: AnswerSerializer}, auth=[])
    def post(self, request: Request) -> Response:
        """Compared with the register by digest, then judged by its signatures; nothing is kept."""
        given = FileInputs(data=request.data)
        given.is_valid(raise_exception=True)
        return Response(AnswerSerializer(answers.by_file(read_pdf(given.validated_data["file"]))).data)


urlpatterns = [
    path("verification/", FileView.as_view(), name="verification-file"),
    path("verification/<str:code>/", CodeView.as_view(), name="verification-code"),
]
