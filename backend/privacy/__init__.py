"""Personal data: the register of fields, notices to nominees, and requests to see or correct what is held."""
