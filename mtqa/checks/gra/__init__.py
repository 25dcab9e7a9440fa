"""GRA: agreement, elision, contraction, verb forms, mood, spelling."""
