"""Reading the library itself: a source's text, its sections, one place, two editions side by side."""
