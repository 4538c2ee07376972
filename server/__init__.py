"""The Sourcelight server: HTTP at the edge (``app``, ``api``), the analysis of a text inside."""
