"""Replay of captures by pywb, in a process and an environment of its own."""
