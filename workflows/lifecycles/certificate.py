"""Certificate: a printed form the unit confirms, then a frozen, signed and registered paper."""

from enum import StrEnum

from workflows.engine import Label, Lifecycle, Transition, Work


class CertificateState(StrEnum):
    """From the proof list to the wall, and what may happen to it there."""

    PROOF = "proof"
    CONFIRMED = "confirmed"
    ISSUED = "issued"
    REPLACED = "replaced"
    REVOKED = "revoked"
    CANCELLED = "cancelled"


S = CertificateState

CERTIFICATE = Lifecycle(
    code="certificate",
    title=Label("Bằng, giấy chứng nhận", "Certificate"),
    states=CertificateState,
    labels={
        S.PROOF: Label("Chờ đơn vị xác nhận bản dò", "Proof waits for the unit"),
        S.CONFIRMED: Label("Đã xác nhận bản dò", "Proof confirmed"),
        S.ISSUED: Label("Đã cấp", "Issued"),
        S.REPLACED: Label("Đã cấp lại bằng khác", "Replaced"),
        S.REVOKED: Label("Đã thu hồi", "Revoked"),
        S.CANCELLED: Label("Không cấp", "Not issued"),
    },
    initial=S.PROOF,
    transitions=(
        Transition("certificate.confirm", (S.PROOF,), S.CONFIRMED, Label("Xác nhận bản dò", "Confirm the proof")),
        Transition("certificate.correct", (S.CONFIRMED,), S.PROOF, Label("Sửa bản dò", "Correct the proof")),
        Transition("certificate.issue", (S.CONFIRMED,), S.ISSUED, Label("Ký số và cấp bằng", "Sign and issue")),
        Transition("certificate.replace", (S.ISSUED,), S.REPLACED, Label("Cấp lại", "Replace")),
        Transition("certificate.revoke", (S.ISSUED,), S.REVOKED, Label("Thu hồi", "Revoke"), step=True),
        Transition(
            "certificate.cancel", (S.PROOF, S.CONFIRMED), S.CANCELLED, Label("Không cấp", "Do not issue"), step=True
        ),
    ),
    final=frozenset({S.REPLACED, S.REVOKED, S.CANCELLED}),
    works=(Work("certificate.edit", (S.PROOF,)),),
)
