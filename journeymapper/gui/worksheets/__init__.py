"""Worksheets for the wall: choosing and printing them, and typing in what was written."""
