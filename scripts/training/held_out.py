"""Which labelled articles of the training file no training sees."""


def is_held_out(name: str) -> bool:
    """One labelled article in twenty: the temperature is set by them, and their errors are read."""
    part, _, number = name.partition("-")
    return part == "train" and int(number) % 20 == 7
