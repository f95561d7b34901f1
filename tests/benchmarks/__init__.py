"""How fast things are, as ratios against floors measured in the same run."""
