"""Excel both ways: templates, uploads with preview, faults per cell, nothing saved until confirmed.

How to declare a workbook (in your own app, `workbook.py`, imported in your AppConfig's `ready()`):

    class LeafWorkbook(Workbook):
        code = "criteria"                                   # stands in the address: /bang-tinh/criteria/<key>/
        title = Label("Bộ tiêu chí", "Criteria set")
        act = "criteria.edit"                               # whose right lets a person upload and confirm

        def context(self, actor, key):                      # key: text of the address; raise NoSuchContext → 404
            draft = visible(Draft.objects, actor, "criteria.view").filter(pk=key_number(key)).first()
            if draft is None:
                raise NoSuchContext(key)
            return Context(actor, key, title=str(draft), subject=draft, back=reverse("criteria:draft", args=[key]))

        def columns(self, context):
            return (Column("code", Label("Mã", "Code"), Kind.CODE, key=True), Column("points", …, Kind.NUMBER), …)

        def existing(self, context, keys):                  # rows as they stand: {column code: value}, by natural key
            rows = … if keys is None else ….filter(code__in=[code for code, in keys])       # one query
            return [{"code": row.code, "points": row.points} for row in rows]

        def check(self, context, rows):                     # a batch of at most 1,000 rows; no query per row
            for row in rows:
                if row.get("points") is not None and row.get("points") > 100:
                    row.fault("points", "criteria.too_many_points", limit=100)     # a Reason code with its sentence

        def save(self, doing, context, rows):               # inside the act; only rows that are new or changed
            for row in rows: …                              # row.new, row.changes (codes), row.cells, row.old

    register(LeafWorkbook())

Values by kind: TEXT and CODE str, WHOLE int, NUMBER and PERCENT Decimal (94.74 is 94,74 %), DATE date, CHOICE its code,
YES_NO bool; an empty cell is None; a column that is not in the file is absent from `row.cells` (and keeps its value).
`Column(shown=True)` is written for orientation and ignored when read. `key=True` columns are the natural key; without
any, set `row.old` yourself in `check` for what is already there. `hold` locks what must not change meanwhile (the
subject is locked, permitted and its state asked for you when `context.subject` is given); `doing.permit` the rest.
Rows missing from the file stay as they are. Link to the page with `{% url 'workbooks:start' 'criteria' key %}`.
For a plain list to download: `backend.workbooks.writing.table` and `download`.
"""
