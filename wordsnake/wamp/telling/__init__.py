"""What the public is told: games as views, and what happened as events."""
