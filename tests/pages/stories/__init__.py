"""Stories built through services, so that a page has something to show."""
