"""Measure this project against its alternatives; ``python -m benchmarks`` prints the results as one table."""
