"""A tiny Django behind the real door and the real server: everything that could carry one town's
rows to another, on a few pages. Used by tests/house/test_hammer.py only."""
