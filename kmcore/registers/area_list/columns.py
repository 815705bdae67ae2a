"""How offices head the columns of a list of districts, subdistricts and villages in one table."""

from typing import Final

from kmcore.registers.headings import headed
from kmcore.registers.office_files.tables import WantedColumn

CODE, DISTRICT, SUBDISTRICT, VILLAGE = "code", "district", "subdistrict", "village"
DISTRICT_CODE, SUBDISTRICT_CODE, VILLAGE_CODE = "district_code", "subdistrict_code", "village_code"
PROVINCE, MOO, LAT, LON, POPULATION, HOUSEHOLDS = "province", "moo", "lat", "lon", "population", "households"

COLUMNS: Final = (
    WantedColumn(PROVINCE, headed("จังหวัด", "จ.", "ชื่อจังหวัด", "province")),
    WantedColumn(
        DISTRICT_CODE, headed("รหัสอำเภอ", "รหัส อ.", "district code", "district_code", "amphoe code")
    ),
    WantedColumn(
        DISTRICT,
        headed("อำเภอ", "ชื่ออำเภอ", "อ.", "อำเภอ/กิ่งอำเภอ", "กิ่งอำเภอ", "เขต", "district", "amphoe"),
    ),
    WantedColumn(
        SUBDISTRICT_CODE, headed("รหัสตำบล", "รหัส ต.", "subdistrict code", "subdistrict_code", "tambon code")
    ),
    WantedColumn(SUBDISTRICT, headed("ตำบล", "ชื่อตำบล", "ต.", "แขวง", "subdistrict", "tambon")),
    WantedColumn(
        VILLAGE_CODE,
        headed("รหัสหมู่บ้าน", "รหัส มบ.", "รหัสหมู่บ้าน 8 หลัก", "รหัสหมู่บ้าน (8 หลัก)", "village code", "village_code"),
    ),
    WantedColumn(MOO, headed("หมู่ที่", "หมู่", "ม.", "หมู่ที่/บ้าน", "moo")),
    WantedColumn(VILLAGE, headed("ชื่อหมู่บ้าน", "ชื่อบ้าน", "หมู่บ้าน", "บ้าน", "village")),
    WantedColumn(CODE, headed("รหัส", "รหัสพื้นที่", "รหัสท้องที่", "code")),
    WantedColumn(LAT, headed("ละติจูด", "lat", "latitude")),
    WantedColumn(LON, headed("ลองจิจูด", "lon", "long", "longitude")),
    WantedColumn(POPULATION, headed("ประชากร", "ประชากร (คน)", "population")),
    WantedColumn(HOUSEHOLDS, headed("ครัวเรือน", "หลังคาเรือน", "households")),
)
