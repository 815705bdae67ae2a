"""The recorder (โต๊ะบันทึก): the page a session is written down at, with its small JSON interface."""
