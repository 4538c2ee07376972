"""From an article's text to its :class:`~server.analysis.result.Analysis`.

Nothing here knows of HTTP. All offsets are Unicode code points of the text that came in.
"""
