"""The rules about claims, evidence and our own words: what a claim may say."""
