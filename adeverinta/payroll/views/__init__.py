"""Views: sheets of other shapes (several lines a person, months as columns, slips) as one row a month."""
