"""What words, names and lines mean by themselves, wherever they stand."""
