"""The text: which element holds it, where it begins and ends, its paragraphs."""
