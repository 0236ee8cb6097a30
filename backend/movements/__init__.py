"""Emulation movements: plan, launch, registration, covenant, checks, reviews."""
