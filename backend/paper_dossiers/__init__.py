"""State-secret dossiers: never entered; an anonymous placeholder stands for the paper, counted and nothing more."""
