"""Faults against a real server, each longer than a test of every day: `make faults`."""
