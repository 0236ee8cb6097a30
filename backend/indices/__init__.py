"""What becomes of published indices: adjustment, comparison over years, analysis, national indices."""
