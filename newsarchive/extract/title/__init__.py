"""The headline, without the names of site and section."""
