"""Official papers: drawn, signed, stored by digest."""
