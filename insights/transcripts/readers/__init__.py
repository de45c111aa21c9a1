"""From a transcript's file to turns."""
