"""The reverse question: who in a unit could be nominated, for what, and what each lacks."""
