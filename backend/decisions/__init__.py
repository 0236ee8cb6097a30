"""The act that grants: draft, signature, number, issue, annulment."""
