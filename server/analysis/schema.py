"""The classes that the model tells apart, in the order of its outputs."""

LABELS = ("attributed", "unattributed", "editorial", "none")
ATTRIBUTED, UNATTRIBUTED, EDITORIAL, NO_PROSE = range(len(LABELS))
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
KINDS = ("person", "organization", "media", "document", "unnamed")
SIGNALS = ("none", "hedge", "loaded", "speculation", "interpretation", "question", "prescription")
FLAGS = ("vague", "loaded", "mixed", "chain", "quote")
