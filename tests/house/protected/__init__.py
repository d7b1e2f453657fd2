"""Nobody who is protected can be found: not by a stranger, not by whom they fled from."""
