"""Pure analysis on plain values: no Flask, no SQL."""
