"""Records in, rows in a store out: the graph of who said what and who stands where."""
