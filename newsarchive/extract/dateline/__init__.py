"""Datelines: where, and by whom, a text says that it was written."""
