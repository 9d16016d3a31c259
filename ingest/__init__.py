"""Read news articles into records of who said what, for and against what, and on which conditions."""
