"""A refusal that suggests what may have been meant. A person chooses; nothing is taken by itself."""

from dataclasses import dataclass

from kmcore.registers.cells import FieldProblem


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be put in the cell instead, and how a person knows it."""

    value: str
    words: str


class SuggestingProblem(FieldProblem):
    """What is wrong with one value, with what may have been meant, the nearest first; often nothing is near."""

    def __init__(
        self, code: str, sentence: str, /, suggestions: tuple[Suggestion, ...] = (), **values: object
    ) -> None:
        super().__init__(code, sentence, **values)
        self.suggestions = suggestions
