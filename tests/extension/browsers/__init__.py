"""Two real, headless browsers with the unpacked extension in them, driven by the same verbs.

Both press the real toolbar button, so that the extension has what a reader's press gives it and
no more: the pages stand at a host that the manifest names nowhere.
"""
