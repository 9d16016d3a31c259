"""Fill the templates of pages and pictures: all that is put in is escaped."""
