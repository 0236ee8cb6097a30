"""What every page shares: who asks, the generic page of an act, results of a bulk, what waits."""
