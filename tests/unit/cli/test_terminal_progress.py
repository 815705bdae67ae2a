"""How far an import is stands on the terminal of who watches, and nowhere else."""

import pytest

from kmcore.cli.terminal_progress import progress_on_terminal
from kmcore.registers.progress import Step, counted


@pytest.mark.parametrize(
    ("terminal", "wanted", "shown"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_progress_is_for_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    terminal: bool,
    wanted: bool,
    shown: bool,
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal, raising=False)
    with progress_on_terminal(wanted=wanted):
        assert list(counted(range(1200), Step.CHECK)) == list(range(1200))
    said = capsys.readouterr()
    assert said.out == ""
    assert ("ตรวจแล้ว 1,000 จาก 1,200 แถว" in said.err) is shown
