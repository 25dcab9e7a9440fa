"""Findings and scores brought together: severity, risk, gate."""
