"""How it looks on paper: frozen content and a layout version give bytes; no Django in here."""
