"""The state that an act without a move of its own needs."""

from __future__ import annotations

from backend.council.models import Session
from workflows.engine import Reason, Refused
from workflows.lifecycles.session import SessionState


def needs(session: Session, act: str, *states: SessionState) -> None:
    """Refuse unless the session is in one of these states."""
    if session.state not in states:
        data = {"lifecycle": "session", "state": session.state, "act": act, "needs": [s.value for s in states]}
        raise Refused(Reason("state.wrong", data))
