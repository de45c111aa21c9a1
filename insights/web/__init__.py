"""Guards, boundary, errors, filters and charts shared by all pages; no feature knowledge."""
