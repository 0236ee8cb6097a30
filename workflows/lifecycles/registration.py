"""A unit's registration in a movement (đăng ký thi đua): drafted with its own targets, then signed by its head."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class RegistrationState(StrEnum):
    """Where a registration stands."""

    DRAFTED = "drafted"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"


S = RegistrationState
HAS_TARGETS = Guard("registration.needs_targets", lambda f: f["target_count"] > 0)

REGISTRATION = Lifecycle(
    code="registration",
    title=Label("Đăng ký thi đua", "Registration in a movement"),
    states=RegistrationState,
    labels={
        S.DRAFTED: Label("Đang lập", "Drafted"),
        S.SIGNED: Label("Đã đăng ký", "Registered"),
        S.WITHDRAWN: Label("Đã rút", "Withdrawn"),
    },
    initial=S.DRAFTED,
    transitions=(
        Transition("registration.sign", (S.DRAFTED,), S.SIGNED, Label("Ký đăng ký", "Sign"), (HAS_TARGETS,)),
        Transition(
            "registration.withdraw", (S.DRAFTED, S.SIGNED), S.WITHDRAWN, Label("Rút đăng ký", "Withdraw")
        ),
    ),
    final=frozenset({S.WITHDRAWN}),
    works=(
        Work("registration.set_target", (S.DRAFTED,)),
        Work("registration.report", (S.SIGNED,)),
        Work("registration.check", (S.SIGNED,)),
    ),
)  # fmt: skip
