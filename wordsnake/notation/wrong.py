"""What is wrong with an exported game."""


class Wrong(ValueError):  # noqa: N818 - names the condition
    """The text is no game, or one that was not played by the rules.

    `line` counts from 1; `problem` completes the sentence that begins with it.
    """

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"line {line} {problem}")
        self.line = line
        self.problem = problem
