"""Units, people and the roles they hold; turns a login into an actor."""
