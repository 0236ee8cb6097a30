"""In which states of a decision the acts that move nothing are done; pages offer them only then."""

from __future__ import annotations

from backend.acts.doing import Doing
from backend.decisions.models import Decision
from workflows.engine import Reason, Refused
from workflows.lifecycles.decision import DECISION, DecisionState

S = DecisionState
RESTING: dict[str, tuple[DecisionState, ...]] = {
    "decision.edit": (S.DRAFTED,),
    "decision.strike": (S.FOR_SIGNATURE,),
    "decision.give_reason": (S.FOR_SIGNATURE,),
    "decision.adopt_prize": (S.DRAFTED, S.FOR_SIGNATURE),
    "certificate.prepare": (S.ISSUED,),
}


def states_of(act: str) -> tuple[str, ...]:
    """The states from which an act on a decision is done."""
    sources = DECISION.transition(act).sources if DECISION.has(act) else RESTING.get(act, ())
    return tuple(state.value for state in sources)


def must_be_open(doing: Doing, decision: Decision) -> None:
    """Refuse with all reasons, before any paper is drawn for the running act."""
    reasons = decision.lifecycle.reasons(doing.act, decision.state, decision.facts(doing.at))
    if reasons:
        raise Refused(*reasons)


def needs(decision: Decision, act: str) -> None:
    """Refuse unless the decision is in a state of the act."""
    if decision.state not in states_of(act):
        data = {"lifecycle": "decision", "state": decision.state, "act": act, "needs": list(states_of(act))}
        raise Refused(Reason("state.wrong", data))
