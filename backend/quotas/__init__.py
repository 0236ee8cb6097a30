"""Quotas (chỉ tiêu) of a round: how many of an award a round, a block or a unit may be given."""
