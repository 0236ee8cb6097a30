"""The acts on decisions: drafted by the office, signed by the competent person, numbered and issued by the clerk."""

from backend.decisions.services import clerk, drafting, signing

__all__ = ["clerk", "drafting", "signing"]
