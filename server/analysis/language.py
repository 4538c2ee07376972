"""Whether a text is in a language that can be analysed."""

LANGUAGES = ("en",)


def foreign_language(text: str) -> str | None:
    return None


def language_name(code: str) -> str:
    return code
