"""NAM: names, titles, acronyms and the gender of persons."""
