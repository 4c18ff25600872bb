"""The fact that a quote is true, suspect or false, proved on probes."""
