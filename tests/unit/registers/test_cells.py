from kmcore.i18n import speaking
from kmcore.registers.cells import FieldProblem


def test_a_problem_has_a_code_and_a_finished_sentence() -> None:
    problem = FieldProblem("not_a_number", "“{text}” ไม่ใช่ตัวเลข", text="สิบ")
    assert problem.code == "not_a_number"
    assert str(problem) == "“สิบ” ไม่ใช่ตัวเลข"


def test_values_may_be_called_as_the_parameters_are() -> None:
    assert str(FieldProblem("x", "{code} {sentence}", code=1, sentence=2)) == "1 2"


def test_it_is_told_in_the_reader_s_language() -> None:
    problem = FieldProblem("x", "ทั้งหมด")
    with speaking("en"):
        assert str(problem) != "ทั้งหมด"
