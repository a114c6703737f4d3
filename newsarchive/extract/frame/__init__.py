"""What stands on a page beside its article: menus, furniture, other articles."""
