"""Mandates (ủy quyền): a role used for somebody else, how far it goes, and what can never be handed on.

Basis: NĐ 30/2020/NĐ-CP, Article 13(3) (read in a copy): signing by authorisation is given in writing, limited in time
and content, and whoever got it may not hand it on. Hence: every mandate ends on a day and names its paper; a signature
or a seal only goes along when the mandate names that act; no mandate carries the giving of roles or of mandates. A
ballot is cast by the member alone (secret vote), so it and what belongs to the seat never go along.
"""

from __future__ import annotations

from dataclasses import dataclass

NEVER = frozenset(
    {
        "session.cast", "session.declare_recusal", "session.sign_minutes", "holding.grant", "holding.end",
        "delegation.create", "delegation.end", "person.open_login", "person.reset_password", "person.close_login",
    }
)  # fmt: skip
ONLY_NAMED = frozenset(
    {
        "decision.sign", "decision.number", "decision.annul", "submission.submit", "index.publish",
        "emulation_year.publish", "emulation_scheme.publish", "criteria_draft.publish", "survey.publish",
        "movement.launch", "movement.review_final", "inspection_plan.issue", "inspection.conclude",
        "delay_notice.publish", "covenant_party.sign", "registration.sign", "certificate.issue",
        "complaint.decide", "complaint.decide_again",
    }
)  # fmt: skip
"""Acts that sign, seal or publish: part of a mandate only by name."""

STAGE_WORK = frozenset(
    {
        "stage.pass", "stage.refuse", "stage.return_not_eligible", "stage.propose_change", "stage.request_supplement",
        "stage.send_back",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mandate:
    """For whom a role is used. Empty `acts` and `stage_kinds`: all of the role that need not be named."""

    key: int
    person_id: int
    name: str
    home_path: str = ""
    acts: frozenset[str] = frozenset()
    stage_kinds: frozenset[str] = frozenset()
    round_id: int | None = None

    def covers(self, act: str) -> bool:
        """Whether the act goes along. Reading always does, but for sensitive facts where only some acts were given."""
        if act in NEVER:
            return False
        if act in self.acts:
            return True
        if act in ONLY_NAMED:
            return False
        if act.partition(".")[2].startswith("view") and act != "nomination.view_sensitive":
            return True
        if self.stage_kinds and act in STAGE_WORK:
            return True
        return not self.acts and not self.stage_kinds

    def kinds_for(self, act: str) -> frozenset[str]:
        """The kinds of stage at which the act goes along; empty where it does at every one."""
        return self.stage_kinds if act in STAGE_WORK and act not in self.acts else frozenset()

    @property
    def whole(self) -> bool:
        """Whether nothing is left out but what can never go along or must be named."""
        return not self.acts and not self.stage_kinds and self.round_id is None


def signed_for(name: str, principal: str) -> str:
    """How a record names who acted for whom, in the width of the narrowest record."""
    return f"{name[:90]} thay mặt {principal[:90]} (ủy quyền)"
