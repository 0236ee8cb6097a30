"""Tags about placeholders of secret dossiers."""
