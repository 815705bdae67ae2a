"""An office's list of areas: one table whose rows name district, subdistrict and village, unfolded into an area each."""
