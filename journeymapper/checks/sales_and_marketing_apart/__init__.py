"""Mistake 5: sales and marketing apart. A check a file."""
