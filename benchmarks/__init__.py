"""Measure accuracy and speed; nothing here is installed."""
