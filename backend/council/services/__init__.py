"""The acts of the council, in the order of a session: planning, recusals, the vote, the minutes."""

from backend.council.services import planning, recusals, voting

__all__ = ["planning", "recusals", "voting"]
