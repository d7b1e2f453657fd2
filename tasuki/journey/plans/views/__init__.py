"""Pages of plans: thin; they fetch through queries, and an act is one service."""
