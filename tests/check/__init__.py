"""What quotes, evidence, words and limits are held to."""
