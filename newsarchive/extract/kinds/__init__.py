"""What kind of page it is: an article, a list, an error, spam."""
