"""What the proof that the journal tells all is made of: a world, acts upon it, and how what they leave is read."""
