"""What is known beforehand: concepts, units, divisions, each in a data file a person can read."""
