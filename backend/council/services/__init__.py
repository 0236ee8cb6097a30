"""The acts of the council, in the order of a session: planning, recusals, the vote, the minutes."""

from backend.council.services import minutes, planning, recusals, voting

__all__ = ["minutes", "planning", "recusals", "voting"]
