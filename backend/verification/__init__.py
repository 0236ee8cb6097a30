"""The public page and API behind the code on the paper."""
