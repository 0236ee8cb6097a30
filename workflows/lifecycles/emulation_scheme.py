"""Emulation scheme: drafted, linted, published as an edition that never changes, or dropped."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class SchemeState(StrEnum):
    """Where a draft stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    DROPPED = "dropped"


S = SchemeState
SOUND = Guard("emulation_scheme.faults", lambda f: not f["faults"], ("faults",))

EMULATION_SCHEME = Lifecycle(
    code="emulation_scheme",
    title=Label("Bảng điểm thi đua", "Emulation scheme"),
    states=SchemeState,
    labels={
        S.DRAFT: Label("Dự thảo", "Draft"),
        S.PUBLISHED: Label("Đã ban hành", "Published"),
        S.DROPPED: Label("Đã bỏ", "Dropped"),
    },
    initial=S.DRAFT,
    transitions=(
        Transition(
            "emulation_scheme.publish",
            (S.DRAFT,),
            S.PUBLISHED,
            Label("Ban hành bảng điểm", "Publish the scheme"),
            (SOUND,),
        ),
        Transition(
            "emulation_scheme.drop", (S.DRAFT,), S.DROPPED, Label("Bỏ dự thảo bảng điểm", "Drop the draft scheme")
        ),
    ),
    final=frozenset({S.PUBLISHED, S.DROPPED}),
    works=(
        Work("emulation_scheme.edit", (S.DRAFT,)),
        Work("emulation_scheme.put_item", (S.DRAFT,)),
        Work("emulation_scheme.remove_item", (S.DRAFT,)),
    ),
)
