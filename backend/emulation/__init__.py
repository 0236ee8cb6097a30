"""Emulation scores of clusters and blocks: registration, self-score, head of block, council, flags."""
