"""Feedback of customers from tables: CSV, TSV, XLSX, JSON."""
