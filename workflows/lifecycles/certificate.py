"""Certificate: a printed form the unit confirms, then a frozen, signed and registered paper."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class CertificateState(StrEnum):
    """From the proof list to the wall, and what may happen to it there."""

    PROOF = "proof"
    CONFIRMED = "confirmed"
    ISSUED = "issued"
    REPLACED = "replaced"
    REVOKED = "revoked"
    CANCELLED = "cancelled"


S = CertificateState
IN_FORCE = Guard("certificate.decision_not_in_force", lambda f: f["granted"])
NO_MORE = Guard("certificate.still_in_force", lambda f: not f["granted"])

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
        Transition(
            "certificate.issue", (S.CONFIRMED,), S.ISSUED, Label("Ký số và cấp bằng", "Sign and issue"), (IN_FORCE,)
        ),
        Transition("certificate.replace", (S.ISSUED,), S.REPLACED, Label("Cấp lại", "Replace"), (IN_FORCE,)),
        Transition("certificate.revoke", (S.ISSUED,), S.REVOKED, Label("Thu hồi", "Revoke"), (NO_MORE,)),
        Transition(
            "certificate.cancel", (S.PROOF, S.CONFIRMED), S.CANCELLED, Label("Không cấp", "Do not issue"), (NO_MORE,)
        ),
    ),
    final=frozenset({S.REPLACED, S.REVOKED, S.CANCELLED}),
    works=(Work("certificate.edit", (S.PROOF,)),),
)
