"""Files that tried to break something, and machines that did not help: each a clear line or a correct report."""
