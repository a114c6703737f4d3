"""Short facts that a page prints beside a headline or text, in lines, rows and cells."""
