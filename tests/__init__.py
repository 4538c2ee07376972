"""The tests read as the specification of what users see."""
