"""The parts of เอกสารที่มา, and how a source is named wherever one is shown."""
