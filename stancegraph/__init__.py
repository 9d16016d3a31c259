"""Wire reading, extraction, the graph and the saved questions into the command `stance`."""
