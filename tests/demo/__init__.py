"""The server's own pages in real browsers."""
