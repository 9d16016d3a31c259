"""Read news articles into records of who said what, for and against what, on which conditions."""
