"""What the tool knows of French, English and Indonesian as languages: words, quotations, numbers, names."""
