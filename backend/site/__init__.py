"""The web shell: base page, design system, drawings, and the pages that belong to no single stage."""
