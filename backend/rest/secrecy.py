"""The statement before every upload of the site: nothing of what follows is a state secret.

Whatever takes a file, as an act or as a view of its own, takes it by inputs made from `StatedInputs`;
tests/architecture/test_uploads.py finds any that does not.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


class NoSecretField(serializers.BooleanField):
    """The statement, asked before a file is chosen or a text is typed, that nothing of it is a state secret."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("label", _("Tôi cam đoan: không chứa bí mật nhà nước"))
        more.setdefault(
            "help_text",
            _("Hồ sơ mật, tối mật, tuyệt mật chỉ xử lý trên giấy theo quy định bảo vệ bí mật, không đưa vào đây."),
        )
        super().__init__(**more)

    def to_internal_value(self, data: Any) -> bool:
        """Only a yes is taken."""
        if not super().to_internal_value(data):
            raise serializers.ValidationError(
                _("Hãy đọc và xác nhận điều này trước. Nếu có bí mật nhà nước, dừng lại và xử lý trên giấy."),
                code="secret_unstated",
            )
        return True


class StatedInputs(serializers.Serializer[Any]):
    """Inputs that may carry a file: the statement comes first."""

    no_secret = NoSecretField()
