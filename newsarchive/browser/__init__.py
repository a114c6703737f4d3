"""Pages that only scripts build: shown in Chromium, whose every request goes through our own client."""
