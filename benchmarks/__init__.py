"""Measures this project against what one would use instead; ``python -m benchmarks`` prints one table."""
