"""What stakeholders see: home and key-result pages."""
