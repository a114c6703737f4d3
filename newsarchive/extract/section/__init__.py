"""Section and tags."""
