"""Lists made known (công khai) with comments on them, and opinions of other bodies (hiệp y, lấy ý kiến)."""
