"""A fuzzer of our own: it knows the shapes of a desk's files, and makes each input again by its number."""
