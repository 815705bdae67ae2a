"""Streamlit's own words in the reader's language: it has no setting for them, so our script writes ours over them.

What its front end can say on our pages was looked up in its static files; docs/streamlit-upgrade.md says how.
"""

import json
from typing import Final

from kmcore.i18n import N_, _

# A whole text, label, placeholder or title of Streamlit's, and ours for it.
WORDS: Final = {
    "Add files": N_("เพิ่มไฟล์"),
    "App pages": N_("หน้าทั้งหมด"),
    "Copy Vega-Lite spec": N_("คัดลอกสูตรของแผนภาพ"),
    "Download as PNG": N_("เก็บเป็นภาพ"),
    "Show chart": N_("แสดงแผนภาพ"),
    "Show data": N_("แสดงตัวเลข"),
    "Cancel": N_("ยกเลิก"),
    "Choose an option": N_("เลือก"),
    "Choose date": N_("เลือกวันที่"),
    "Choose date range": N_("เลือกช่วงวันที่"),
    "Choose options": N_("เลือกได้หลายอย่าง"),
    "Choose or add an option": N_("เลือกหรือเพิ่ม"),
    "Clear all": N_("ล้างทั้งหมด"),
    "Clear date": N_("ล้างวันที่"),
    "Clear dates": N_("ล้างวันที่"),
    "Clear entry": N_("ล้าง"),
    "Clear time": N_("ล้างเวลา"),
    "Clear value": N_("ล้าง"),
    "Close": N_("ปิด"),
    "Collapse sidebar": N_("ปิดเมนู"),
    "Connecting": N_("กำลังเชื่อมต่อ"),
    "Connection error": N_("ขาดการเชื่อมต่อ"),
    "Connection lost. Please wait for the app to reconnect, then try again.": N_(
        "ขาดการเชื่อมต่อ รอให้ต่อได้แล้วลองอีกครั้ง"
    ),
    "Connection timed out.": N_("เครื่องแม่ข่ายไม่ตอบ ลองโหลดหน้าใหม่"),
    "Copied": N_("คัดลอกแล้ว"),
    "Copied!": N_("คัดลอกแล้ว"),
    "Copy to clipboard": N_("คัดลอก"),
    "Decrement": N_("ลดลง"),
    "Download failed": N_("ดาวน์โหลดไม่สำเร็จ"),
    "Drag and drop a file here": N_("ลากไฟล์มาวางที่นี่"),
    "Drag and drop file here": N_("ลากไฟล์มาวางที่นี่"),
    "Drag and drop files here": N_("ลากไฟล์มาวางที่นี่"),
    "Error deleting file": N_("ลบไฟล์ไม่สำเร็จ"),
    "Error uploading file": N_("ส่งไฟล์ไม่สำเร็จ"),
    "Expand sidebar": N_("เปิดเมนู"),
    "File size is too small.": N_("ไฟล์เล็กเกินไป"),
    "Fullscreen": N_("เต็มจอ"),
    "Close fullscreen": N_("ออกจากเต็มจอ"),
    "Hide password": N_("ซ่อนรหัสผ่าน"),
    "Hours must be 0–23": N_("ชั่วโมงต้องเป็น 0–23"),
    "Hours must be 0–23.": N_("ชั่วโมงต้องเป็น 0–23"),
    "Image source failed to load": N_("เปิดภาพไม่ได้"),
    "Increment": N_("เพิ่มขึ้น"),
    "Invalid time format. Please use HH:MM.": N_("เขียนเวลาเป็น ชั่วโมง:นาที เช่น 09:30"),
    "Minutes must be 0–59.": N_("นาทีต้องเป็น 0–59"),
    "Multiselect options": N_("ตัวเลือก"),
    "Navigate to home page": N_("ไปหน้าแรก"),
    "Next month": N_("เดือนหน้า"),
    "Next page": N_("หน้าถัดไป"),
    "No options to select.": N_("ไม่มีตัวเลือก"),
    "No results": N_("ไม่พบ"),
    "Number is above the allowed range.": N_("ตัวเลขสูงเกินที่รับ"),
    "Number is below the allowed range.": N_("ตัวเลขต่ำเกินที่รับ"),
    "Open": N_("เปิด"),
    "Page not found": N_("ไม่พบหน้านี้"),
    "Pagination": N_("เลขหน้า"),
    "Please wait...": N_("รอสักครู่"),
    "Press Enter to apply": N_("กด Enter เพื่อใช้"),
    "Press Enter to submit form": N_("กด Enter เพื่อส่ง"),
    "Press Ctrl+Enter to apply": N_("กด Ctrl+Enter เพื่อใช้"),
    "Press ⌘+Enter to apply": N_("กด ⌘+Enter เพื่อใช้"),
    "Previous month": N_("เดือนก่อน"),
    "Previous page": N_("หน้าก่อน"),
    "Quick select a date range": N_("เลือกช่วงวันที่"),
    "Reconnected to server.": N_("เชื่อมต่อได้แล้ว"),
    "Running...": N_("กำลังทำงาน"),
    "Scroll tabs left": N_("เลื่อนแถบไปทางซ้าย"),
    "Scroll tabs right": N_("เลื่อนแถบไปทางขวา"),
    "Select all": N_("เลือกทั้งหมด"),
    "Select...": N_("เลือก"),
    "Selectbox options": N_("ตัวเลือก"),
    "Selected values": N_("ที่เลือกไว้"),
    "Show password": N_("แสดงรหัสผ่าน"),
    "Sidebar": N_("เมนู"),
    "Skip to main content": N_("ข้ามไปเนื้อหา"),
    "Stop": N_("หยุด"),
    "Streamlit server is not responding. Are you connected to the internet?": N_(
        "เครื่องแม่ข่ายไม่ตอบ ตรวจว่าต่ออินเทอร์เน็ตอยู่"
    ),
    "The page that you have requested does not seem to exist. Running the app's main page.": N_(
        "ไม่มีหน้านี้ จึงเปิดหน้าแรก"
    ),
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": N_(
        "โปรแกรมบนเครื่องนี้หยุดทำงานหรือไม่ เปิดใหม่ด้วยคำสั่งนี้"
    ),
    "Try again": N_("ลองอีกครั้ง"),
    "Unknown error": N_("เกิดข้อผิดพลาด ลองอีกครั้ง"),
    "Upload": N_("เลือกไฟล์"),
    "Upload file": N_("เลือกไฟล์"),
    "Upload files": N_("เลือกไฟล์"),
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": N_(
        "ใช้ลูกศรเลือกวัน กด Enter เพื่อเลือก กด Escape เพื่อปิด"
    ),
    "View less": N_("แสดงน้อยลง"),
    "file upload": N_("เลือกไฟล์"),
}
# Texts with something in them: a regular expression of the browser's, and ours with $1 in its place.
PATTERNS: Final = {
    r"^Page (\d+)$": N_("หน้า $1"),
    r"^Remove (.+)$": N_("เอา $1 ออก"),
    r"^Help for (.+)$": N_("คำอธิบาย: $1"),
    r"^(?:Copy Vega-Lite spec|Show data|Download as PNG|Fullscreen|Show chart|Close fullscreen): (.+)$": N_(
        "แผนภาพ: $1"
    ),
    r"^Add row: (.+)$": N_("เพิ่มแถว: $1"),
    r"^Show/hide columns: (.+)$": N_("แสดงหรือซ่อนช่อง: $1"),
    r"^Download as CSV: (.+)$": N_("ดาวน์โหลดเป็น CSV: $1"),
    r"^Search: (.+)$": N_("ค้นใน: $1"),
    r"^View (\d+) more$": N_("แสดงอีก $1"),
    r"^([\d.]+ ?[KMG]?B) per file$": N_("ไฟล์ละไม่เกิน $1"),
    r"^([\d.]+ ?[KMG]?B) per file • (.+)$": N_("ไฟล์ละไม่เกิน $1 • $2"),
    r"^Limit ([\d.]+ ?[KMG]?B) per file(?: • (.+))?$": N_("ไฟล์ละไม่เกิน $1 $2"),
    r"^File must be (.+) or smaller\.$": N_("ไฟล์ใหญ่เกินไป ต้องไม่เกิน $1"),
    r"^(.+) files are not allowed\.$": N_("ไม่รับไฟล์ชนิด $1"),
    r"^You can only select up to (\d+) options?\. Remove an option first\.$": N_(
        "เลือกได้ไม่เกิน $1 อย่าง เอาออกก่อนหนึ่งอย่าง"
    ),
    r"^Cannot connect to Streamlit.*$": N_("ติดต่อเครื่องแม่ข่ายไม่ได้ ลองโหลดหน้าใหม่"),
}


def own_words() -> str:
    """Return what the script own_words.js reads, as JSON for a ``<script>`` of data, in the current language.

    What is the same in it is left out: in English only a few words of Streamlit's are not ours.
    """
    words = {theirs: _(ours) for theirs, ours in WORDS.items()}
    said = {
        "words": {theirs: ours for theirs, ours in words.items() if theirs != ours},
        "patterns": [[theirs, _(ours)] for theirs, ours in PATTERNS.items()],
    }
    return json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
