"""Repetition: doubled words, complements, times and places, loops, pleonasms, sentences printed twice."""
