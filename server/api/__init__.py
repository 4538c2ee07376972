"""The HTTP edge: what comes in, what goes out, and the sentences that say what went wrong."""
