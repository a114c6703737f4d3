"""The archive in a browser: pages for people, JSON for programs."""
