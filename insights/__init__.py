"""An insight repository: what a company learned from its users, and what that explains in its numbers."""
