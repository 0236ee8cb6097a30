"""Excel both ways: templates, uploads with preview, faults per cell, nothing saved until confirmed."""
