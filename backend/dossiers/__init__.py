"""Achievement reports and what a dossier still lacks: written together, kept in versions, turned into papers."""
