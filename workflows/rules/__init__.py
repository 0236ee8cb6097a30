"""Pure rules: every function is given its facts and its date, and answers with values."""
