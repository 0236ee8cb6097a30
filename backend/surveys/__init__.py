"""Sociological surveys and SIPAS: question sets, counted and online answers, results per element."""
