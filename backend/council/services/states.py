"""The states in which an act without a move of its own may be done."""

from __future__ import annotations

from backend.council.models import Session
from workflows.engine import Reason, Refused
from workflows.lifecycles.session import SESSION, SessionState

S = SessionState
STATES: dict[str, tuple[SessionState, ...]] = {
    "session.add_items": (S.PLANNED,),
    "session.adopt_rule": (S.PLANNED,),
    "session.declare_recusal": (S.CONVENED,),
    "session.settle_recusal": (S.CONVENED,),
    "session.cast": (S.VOTING,),
    "session.sign_minutes": (S.COUNTED,),
}


def states_of(act: str) -> tuple[str, ...]:
    """Where the act may be done, by its own row here or by the lifecycle's table."""
    return tuple(s.value for s in STATES.get(act) or SESSION.transition(act).sources)


def needs(session: Session, act: str) -> None:
    """Refuse unless the session is in a state of the act."""
    if session.state not in states_of(act):
        data = {"lifecycle": "session", "state": session.state, "act": act, "needs": list(states_of(act))}
        raise Refused(Reason("state.wrong", data))
