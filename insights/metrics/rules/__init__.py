"""Pure decisions about metrics: kinds, periods, numbers, statuses."""
