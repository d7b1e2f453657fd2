"""kill -9 of everything in the middle of acts. Run by `make crash`; a few rounds in `make test`."""
