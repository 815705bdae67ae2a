"""/verify: holding a paper against what was handed out, for anybody with the paper in hand."""
