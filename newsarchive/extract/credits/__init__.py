"""Who wrote, edited, photographed or supplied it."""
