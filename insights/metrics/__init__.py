"""KPIs, their values and targets."""
