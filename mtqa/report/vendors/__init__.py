"""Reports for translation vendors: many `report.json` files in, figures with intervals per vendor out."""
