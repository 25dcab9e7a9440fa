"""Many articles: fixed blocks, their parts and journal, runners on one machine and on many, and the merge into reports."""
