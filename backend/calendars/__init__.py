"""Working days: the public holidays of Viet Nam and what the authorities announce beside them."""
