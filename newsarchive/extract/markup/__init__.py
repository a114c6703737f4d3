"""Bytes to one tree, and what a page says of itself for machines."""
