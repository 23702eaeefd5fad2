"""What outlives the process: the event log, and the players with their names and keys. Contract: `protocols`."""
