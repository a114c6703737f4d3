"""Captions, told from the paragraphs of a text."""
