"""Pages of this room: each fetches through queries, calls one service, goes on to the record."""
