"""A unit's signature under a covenant (giao ước thi đua) between units: asked, then signed or declined by its head."""

from enum import StrEnum

from workflows.engine import Label, Lifecycle, Transition


class PartyState(StrEnum):
    """Whether the unit has signed."""

    ASKED = "asked"
    SIGNED = "signed"
    DECLINED = "declined"


S = PartyState

COVENANT_PARTY = Lifecycle(
    code="covenant_party",
    title=Label("Bên ký giao ước thi đua", "Party to a covenant"),
    states=PartyState,
    labels={
        S.ASKED: Label("Chờ ký", "Asked to sign"),
        S.SIGNED: Label("Đã ký", "Signed"),
        S.DECLINED: Label("Không ký", "Declined"),
    },
    initial=S.ASKED,
    transitions=(
        Transition("covenant_party.sign", (S.ASKED,), S.SIGNED, Label("Ký giao ước", "Sign the covenant")),
        Transition("covenant_party.decline", (S.ASKED,), S.DECLINED, Label("Không ký giao ước", "Decline")),
    ),
    final=frozenset({S.SIGNED, S.DECLINED}),
)
