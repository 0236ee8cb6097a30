"""What may happen: lifecycles, processes, regulations and rules, in plain Python without a database."""
