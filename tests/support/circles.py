"""The circle of the province as queries give it, made up by hand."""

from typing import Final

from kmcore.bilingual import Bilingual
from kmcore.meetings.read_models import CircleInfo

PROVINCE: Final = CircleInfo(
    code="khun-uea",
    level="province",
    name=Bilingual("วงคุณเอื้อจังหวัด", "Provincial circle"),
    district_code=None,
    planned_sessions=8,
    source=None,
    demo=False,
)
