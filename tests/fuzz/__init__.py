"""Fuzzing: bytes in, nothing out but a value or an error of `mtqa.errors`, and spans that lie inside their text.

    python -m tests.fuzz list
    python -m tests.fuzz TARGET --seconds 60        mutations of the seeds, no coverage needed: the fast way
    python -m tests.fuzz.guided TARGET --seconds 60        guided by coverage (`pip install atheris`)

A target is a function from bytes to nothing. What it raises, but for an `MtqaError`, is a crash; more than 2 s of processor time is a hang.
"""
