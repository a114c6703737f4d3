"""Newsarchive: crawl, keep, read, search and replay Indonesian regional-government news."""

__version__ = "0.1.0"
