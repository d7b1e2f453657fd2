"""The operator's door: what the people who run the machine may do, and nothing of the records."""
