"""The illustrative criteria set: our own invention of 100 points in eight areas, not any office's official set."""

from decimal import Decimal

from workflows.rules.criteria import CriteriaSet, NaRule, Node
from workflows.rules.feeds import Feed
from workflows.rules.shape_parts import Breach, Grade, Tier
from workflows.rules.shapes import (
    AnyRule,
    CountPoints,
    Deduction,
    Direct,
    PercentTiers,
    Ratio,
    ShareByGrade,
    Timeliness,
    YesNo,
)

D = Decimal
SOURCE = "Bộ tiêu chí minh họa do phần mềm tự đặt, không phải bộ tiêu chí của cơ quan nào"
GRADES = (
    Grade("excellent", "Xuất sắc", "Excellent", D(100)),
    Grade("good", "Tốt", "Good", D(80)),
    Grade("fair", "Khá", "Fair", D(60)),
    Grade("weak", "Yếu", "Weak", D(0)),
)
LATENESS = (
    Breach("late", "Hoàn thành chậm", "Done late", D(20)),
    Breach("overdue", "Quá hạn chưa xong", "Overdue", D(50)),
)
BREACHES = (
    Breach("minor", "Vi phạm nhẹ", "Minor breach", D(50)),
    Breach("serious", "Vi phạm nghiêm trọng", "Serious breach", D(100)),
)


def tree(year: int, group: str) -> CriteriaSet:
    """The illustrative set of one year and group of units; both ends of every tier are stated."""
    return CriteriaSet(
        code=f"minh-hoa-{group}-{year}",
        year=year,
        level="tinh",
        group=group,
        title=f"Bộ tiêu chí minh họa {year}",
        areas=tuple(_area(number, *row) for number, row in enumerate(_AREAS, start=1)),
        na_rule=NaRule.OUT_OF_MAXIMUM,
        title_en=f"Illustrative criteria set {year}",
        source=SOURCE,
        status="unconfirmed",
        illustrative=True,
    )


def individual_tree(year: int) -> CriteriaSet:
    """The illustrative small set for individuals: share done, on time, appraised quality; 100 points."""
    rows = (
        ("1", "Khối lượng hoàn thành", "Share of work done", D(40), Ratio(feed=Feed.PERSON_VOLUME)),
        ("2", "Đúng hạn", "On time", D(40), Ratio(feed=Feed.PERSON_ON_TIME)),
        ("3", "Chất lượng được thẩm định", "Appraised quality", D(20), Ratio(feed=Feed.PERSON_GRADE)),
    )
    areas = tuple(Node(*row) for row in rows)
    title = f"Bộ tiêu chí cá nhân minh họa {year}"
    english = f"Illustrative criteria set for individuals {year}"
    source = (NaRule.OUT_OF_MAXIMUM, english, SOURCE, "unconfirmed", True)
    return CriteriaSet(f"minh-hoa-ca-nhan-{year}", year, "tinh", "ca_nhan", title, areas, *source)


def percent(points: str, *cuts: tuple[int, str], feed: Feed = Feed.VALUE) -> PercentTiers:
    """Tiers from the best down: `points` from 100 %, then (from percent, points) rows, nothing below the last."""
    rows = [(100, points), *cuts, (0, "0")]
    tops = [None, *(D(low) for low, _ in rows[:-1])]
    tiers = (Tier(D(low), True, top, False, D(value)) for (low, value), top in zip(rows, tops, strict=True))
    return PercentTiers(tuple(tiers), feed)


def timely(points: str, late: str, feed: Feed = Feed.VALUE) -> Timeliness:
    """Full points on time, `late` up to 15 days, nothing later or never."""
    tiers = (
        Tier(D(0), True, D(0), True, D(points)),
        Tier(D(0), False, D(15), True, D(late)),
        Tier(D(15), False, None, False, D(0)),
    )
    return Timeliness(tiers, feed=feed)


Leaf = tuple[str, str, str, AnyRule]
Criterion = tuple[str, str, tuple[Leaf, ...]]


def _area(number: int, vi: str, en: str, criteria: tuple[Criterion, ...]) -> Node:
    children = tuple(_criterion(f"{number}.{n}", *row) for n, row in enumerate(criteria, start=1))
    return Node(str(number), vi, en, _total(children), None, children)


def _criterion(code: str, vi: str, en: str, leaves: tuple[Leaf, ...]) -> Node:
    rows = enumerate(leaves, start=1)
    children = tuple(Node(f"{code}.{n}", row[0], row[1], D(row[2]), row[3]) for n, row in rows)
    return Node(code, vi, en, _total(children), None, children)


def _total(nodes: tuple[Node, ...]) -> Decimal:
    return sum((node.max_points for node in nodes), D(0))


_AREAS: tuple[tuple[str, str, tuple[Criterion, ...]], ...] = (
    (
        "Chỉ đạo, điều hành cải cách hành chính",
        "Steering of administrative reform",
        (
            (
                "Kế hoạch năm",
                "Yearly plan",
                (
                    ("Ban hành kế hoạch kịp thời", "Plan issued on time", "1", timely("1", "0.5")),
                    ("Hoàn thành nhiệm vụ kế hoạch", "Plan tasks done", "2.5", Ratio(D(50), Feed.DONE_OF_TOTAL)),
                ),
            ),
            (
                "Báo cáo",
                "Reports",
                (
                    ("Báo cáo định kỳ đúng hạn", "Reports on time", "1", Deduction(LATENESS, Feed.LATE_AND_OVERDUE)),
                    ("Chất lượng báo cáo", "Quality of reports", "1", ShareByGrade(GRADES)),
                ),
            ),
            (
                "Kiểm tra",
                "Inspection",
                (
                    ("Số bộ phận được kiểm tra", "Divisions inspected", "1", CountPoints(D("0.25"), D(1))),
                    ("Xử lý vấn đề phát hiện", "Findings handled", "1.5", percent("1.5", (80, "1"), (60, "0.5"))),
                ),
            ),
            (
                "Tuyên truyền, sáng kiến",
                "Communication, initiatives",
                (
                    (
                        "Thực hiện kế hoạch tuyên truyền",
                        "Communication plan carried out",
                        "1",
                        percent("1", (75, "0.75"), (50, "0.5"), feed=Feed.DONE_OF_TOTAL),
                    ),
                    ("Sáng kiến, cách làm mới", "Initiatives", "1.5", CountPoints(D("0.5"), D("1.5"))),
                ),
            ),
            (
                "Nhiệm vụ được giao",
                "Assigned tasks",
                (("Nhiệm vụ cấp trên giao đúng hạn", "Tasks on time", "1.5", Ratio(feed=Feed.ON_TIME_OF_TOTAL)),),
            ),
        ),
    ),
    (
        "Cải cách thể chế",
        "Institutional reform",
        (
            (
                "Xây dựng văn bản",
                "Drafting of legal documents",
                (
                    (
                        "Tham mưu văn bản đúng tiến độ",
                        "Drafts on schedule",
                        "2",
                        percent("2", (66, "1.25"), (33, "0.5"), feed=Feed.ON_TIME_OF_TOTAL),
                    ),
                    ("Văn bản không sai sót", "Documents without faults", "2", Deduction(BREACHES)),
                ),
            ),
            (
                "Theo dõi thi hành pháp luật",
                "Monitoring of the law",
                (
                    ("Kế hoạch theo dõi kịp thời", "Monitoring plan on time", "1", timely("1", "0.5")),
                    ("Xử lý kết quả theo dõi", "Monitoring results handled", "1.5", Ratio(D(70))),
                ),
            ),
            (
                "Rà soát văn bản",
                "Review of documents",
                (
                    ("Hoàn thành rà soát", "Review finished", "1", YesNo(Feed.ALL_DONE)),
                    ("Xử lý văn bản sau rà soát", "Reviewed documents handled", "1.5", percent("1.5", (80, "0.75"))),
                ),
            ),
        ),
    ),
    (
        "Cải cách thủ tục hành chính",
        "Reform of administrative procedures",
        (
            (
                "Rà soát, đơn giản hóa",
                "Review and simplification",
                (
                    ("Nhiệm vụ rà soát thủ tục", "Review tasks", "1.5", Ratio(feed=Feed.DONE_OF_TOTAL)),
                    ("Phương án đơn giản hóa", "Simplification proposals", "1.5", percent("1.5", (50, "0.75"))),
                ),
            ),
            (
                "Công bố, công khai",
                "Publication",
                (
                    ("Trình công bố đúng hạn", "Submitted on time", "1.5", timely("1.5", "0.75", Feed.DAYS_LATE)),
                    ("Công khai đầy đủ", "Fully published", "2", percent("2", (90, "1.5"), (70, "0.75"))),
                ),
            ),
            (
                "Một cửa, một cửa liên thông",
                "One-stop service",
                (
                    ("Thủ tục thực hiện qua một cửa", "Procedures through one-stop", "1.5", Ratio(D(50))),
                    ("Quy chế liên thông", "Rules on linked procedures", "1.5", YesNo()),
                ),
            ),
            (
                "Giải quyết hồ sơ",
                "Handling of dossiers",
                (
                    ("Hồ sơ giải quyết đúng hạn", "Dossiers on time", "3.5", Ratio(D(60))),
                    ("Xin lỗi khi hồ sơ trễ hạn", "Apologies for late dossiers", "1.5", percent("1.5", (80, "0.75"))),
                ),
            ),
        ),
    ),
    (
        "Cải cách tổ chức bộ máy",
        "Reform of organisation",
        (
            (
                "Sắp xếp tổ chức",
                "Organisation",
                (
                    ("Quy định chức năng, nhiệm vụ", "Functions and tasks laid down", "2", YesNo()),
                    ("Số lượng cấp phó theo quy định", "Number of deputies as prescribed", "2", YesNo()),
                ),
            ),
            (
                "Biên chế",
                "Staff quotas",
                (
                    ("Sử dụng biên chế đúng quy định", "Quotas kept", "1.5", YesNo()),
                    ("Thực hiện tinh giản", "Streamlining", "1", percent("1", (80, "0.75"), (50, "0.5"))),
                ),
            ),
            (
                "Phân cấp, ủy quyền",
                "Decentralisation",
                (
                    (
                        "Nhiệm vụ phân cấp",
                        "Decentralisation tasks",
                        "1",
                        percent("1", (66, "0.75"), (33, "0.25"), feed=Feed.DONE_OF_TOTAL),
                    ),
                    ("Kiểm tra việc phân cấp", "Decentralisation checked", "1.5", Ratio(D(60))),
                ),
            ),
        ),
    ),
    (
        "Cải cách chế độ công vụ",
        "Civil service reform",
        (
            (
                "Vị trí việc làm",
                "Job positions",
                (
                    ("Bố trí theo vị trí việc làm", "Staffed by job position", "1.5", percent("1.5", (80, "1"))),
                    ("Chất lượng đề án vị trí việc làm", "Quality of the scheme", "1.5", ShareByGrade(GRADES)),
                ),
            ),
            (
                "Tuyển dụng, bổ nhiệm",
                "Recruitment, appointment",
                (
                    ("Tuyển dụng đúng quy định", "Recruitment as prescribed", "1.5", YesNo()),
                    ("Bổ nhiệm đúng quy định", "Appointment as prescribed", "1.5", YesNo()),
                ),
            ),
            (
                "Đào tạo, bồi dưỡng",
                "Training",
                (
                    ("Nhiệm vụ đào tạo", "Training tasks", "1.5", Ratio(feed=Feed.DONE_OF_TOTAL)),
                    ("Tham gia bồi dưỡng", "Took part in training", "1", percent("1", (70, "0.5"))),
                ),
            ),
            (
                "Kỷ luật, kỷ cương",
                "Discipline",
                (("Chấp hành kỷ luật, kỷ cương", "Discipline kept", "2.5", Deduction(BREACHES)),),
            ),
        ),
    ),
    (
        "Cải cách tài chính công",
        "Public finance reform",
        (
            (
                "Sử dụng ngân sách",
                "Use of budget",
                (
                    ("Giải ngân kế hoạch vốn", "Disbursement", "2.5", Ratio(D(40))),
                    ("Thực hiện kiến nghị kiểm toán", "Audit findings followed", "1.5", percent("1.5", (80, "1"))),
                ),
            ),
            (
                "Tài sản công",
                "Public assets",
                (
                    ("Quy chế quản lý tài sản", "Rules on assets", "1", YesNo()),
                    ("Công khai tài sản", "Assets disclosed", "1", YesNo()),
                ),
            ),
            (
                "Đơn vị sự nghiệp trực thuộc",
                "Dependent service units",
                (
                    ("Tăng mức tự chủ", "More autonomy", "2", percent("2", (80, "1.25"), (50, "0.5"))),
                    ("Quy chế chi tiêu nội bộ", "Internal spending rules", "1.5", YesNo()),
                ),
            ),
        ),
    ),
    (
        "Chính quyền điện tử, chính quyền số",
        "Digital government",
        (
            (
                "Kế hoạch, hạ tầng số",
                "Digital plan and infrastructure",
                (
                    ("Nhiệm vụ chuyển đổi số đúng hạn", "Tasks on time", "2", Ratio(feed=Feed.ON_TIME_OF_TOTAL)),
                    ("An toàn thông tin", "Information security", "1", ShareByGrade(GRADES)),
                ),
            ),
            (
                "Văn bản điện tử",
                "Electronic documents",
                (
                    ("Văn bản ký số", "Digitally signed documents", "2", Ratio()),
                    ("Hồ sơ công việc điện tử", "Electronic files", "1", percent("1", (80, "0.5"))),
                ),
            ),
            (
                "Dịch vụ công trực tuyến",
                "Online services",
                (
                    ("Hồ sơ nộp trực tuyến", "Dossiers filed online", "3", Ratio(D(20))),
                    ("Số hóa hồ sơ, kết quả", "Dossiers and results digitised", "2.5", Ratio(D(30))),
                    ("Thanh toán trực tuyến", "Online payment", "2", percent("2", (80, "1.5"), (50, "1"), (30, "0.5"))),
                    ("Dịch vụ bưu chính công ích", "Public postal service", "1.5", percent("1.5", (50, "0.75"))),
                ),
            ),
        ),
    ),
    (
        "Tác động của cải cách hành chính",
        "Impact of administrative reform",
        (
            (
                "Khảo sát lãnh đạo, công chức",
                "Survey of leaders and officials",
                (
                    ("Chất lượng tham mưu", "Quality of advice", "3", Direct()),
                    ("Chất lượng phối hợp", "Quality of cooperation", "2.5", Direct()),
                    ("Năng lực công chức", "Ability of officials", "2.5", Direct()),
                    ("Ứng dụng công nghệ", "Use of technology", "2", Direct()),
                ),
            ),
            (
                "Khảo sát người dân, tổ chức",
                "Survey of citizens and organisations",
                (
                    ("Hài lòng về thủ tục", "Satisfied with procedures", "3", Direct()),
                    ("Hài lòng về phục vụ", "Satisfied with service", "2", Direct()),
                ),
            ),
            (
                "Tác động kinh tế – xã hội",
                "Social and economic impact",
                (
                    ("Thu ngân sách, tiết kiệm chi", "Revenue and savings", "2", percent("2", (90, "1.5"), (80, "1"))),
                    ("Chỉ tiêu được giao", "Targets met", "3", Ratio(D(30))),
                ),
            ),
        ),
    ),
)

NO_PROCEDURES = ("3", "7.3", "8.2")
NO_SERVICE_UNITS = ("6.3",)
