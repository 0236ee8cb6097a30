"""Delegation (ủy quyền): a role used for somebody else, from day to day, as far as its paper says."""
