"""What every feature stands on: database base, ids, clock, actor, blobs, pagination."""
