"""Sentences, in both languages, for the reasons that the rules give and for what the linters refuse.

Braces name the data of the reason or finding; codes in it (awards, stages) are put into words by whoever shows them.
"""

from collections.abc import Mapping

from workflows.engine import Label

REASONS: Mapping[str, Label] = {
    "already_rewarded": Label(
        "Thành tích này đã được khen: {award} ({year}), {decision}.",
        "This achievement was already rewarded: {award} ({year}), {decision}.",
    ),
    "amount_not_whole": Label("Số tiền {value} không tròn đồng.", "The amount {value} is no whole number of đồng."),
    "ask_the_appraising_body": Label(
        "Chưa đủ căn cứ – liên hệ cơ quan thẩm định.", "Not enough to go on: ask the appraising body."
    ),
    "award_years_merged": Label(
        "Có bản ghi ghi gộp {awards} cho nhiều năm (gồm {years}), chưa rõ từng năm có được tặng không: đính chính bản "
        "ghi, mỗi năm một bản.",
        "A record names {awards} for several years at once (among them {years}); whether each year was given one is "
        "not known: correct it, one record for each year.",
    ),
    "awards_missing": Label("Cần {need}, hiện có {have}: {awards}.", "Needs {need}, has {have}: {awards}."),
    "block_result_missing": Label(
        "Chưa có kết quả cụm, khối thi đua năm {year}.", "The result of the emulation block of {year} is missing."
    ),
    "can_receive_flag": Label(
        "Đơn vị thuộc đối tượng được tặng cờ thi đua.", "The unit is one of those that can receive a flag."
    ),
    "chain_broken": Label(
        "Chuỗi {times} năm liên tục bị thiếu năm {years}.", "The chain of {times} years lacks {years}."
    ),
    "discipline_not_known": Label(
        "Chưa rõ còn kỷ luật nào chưa được nhập: cán bộ tổ chức cần xác nhận sổ của đơn vị đã đầy đủ.",
        "Whether a discipline is still to be entered is not known: the personnel officer has to say that the register "
        "of the unit is whole.",
    ),
    "disciplined": Label("Bị kỷ luật: {level} (từ {from}).", "Disciplined: {level} (from {from})."),
    "event_not_named": Label(
        "Chưa ghi rõ việc, sự kiện của cả hai lần ({award}, {year}, {decision}) nên chưa biết có trùng không.",
        "The deed or event is not named for both ({award}, {year}, {decision}), so it is not known whether it is one.",
    ),
    "events_on_same_days": Label(
        "Đã khen việc “{event}” ({award}, {year}, {decision}) trùng ngày: cần đối chiếu có phải một thành tích không.",
        "“{event}” was rewarded ({award}, {year}, {decision}) on the same days: compare whether it is one achievement.",
    ),
    "excellent_missing": Label(
        "Cần {need} năm hoàn thành xuất sắc, hiện có {have}.", "Needs {need} excellent years, has {have}."
    ),
    "flag_not_known": Label(
        "Chưa ghi nhận đơn vị có thuộc đối tượng được tặng cờ thi đua hay không.",
        "It is not recorded whether the unit can receive a flag.",
    ),
    "founding_not_known": Label("Chưa có ngày thành lập.", "The day of founding is not known."),
    "home_unit_not_known": Label(
        "Chưa có thông tin về khen thưởng của đơn vị công tác.", "The awards of the person's unit are not known."
    ),
    "initiative_attached_only": Label(
        "Cần {need} sáng kiến, hiện có {have}. Tệp đính kèm ({papers}) chưa phải là sáng kiến được công nhận: ghi vào "
        "lịch sử cơ quan công nhận, phạm vi và năm thì mới được tính.",
        "Needs {need} initiatives, has {have}. What is attached ({papers}) is no recognised initiative yet: it counts "
        "when it is entered in the history with the body that recognised it, its scope and its year.",
    ),
    "initiative_missing": Label("Cần {need} sáng kiến, hiện có {have}.", "Needs {need} initiatives, has {have}."),
    "interval_too_short": Label(
        "Mới {years} năm kể từ thành tích lần trước, cần {need} năm.",
        "Only {years} years since the last achievement; {need} are needed.",
    ),
    "interval_too_short_by_date": Label(
        "Chưa ghi nhận thời gian thành tích viết trong quyết định lần trước nên tính từ ngày quyết định "
        "({decided_on}): mới {years} năm, cần {need} năm.",
        "The achievement period written in the last decision is not recorded, so its date counts ({decided_on}): only "
        "{years} years; {need} are needed.",
    ),
    "judged_not_met": Label("Đã xét và ghi nhận là không đạt.", "Judged, and recorded as not met."),
    "leading_not_known": Label(
        "Chưa rõ có phải người đứng đầu đơn vị không.", "It is not known whether the person heads the unit."
    ),
    "matter_not_known": Label("Chưa có thông tin về việc {matter}.", "Nothing is known about: {matter}."),
    "matter_pending": Label("Có việc chưa kết thúc: {matter}.", "A matter is open: {matter}."),
    "member_disciplined": Label("Có thành viên bị kỷ luật.", "A member was disciplined."),
    "members_not_known": Label("Chưa có số liệu về thành viên.", "The counts of members are not known."),
    "members_not_rated": Label(
        "Có {count} thành viên không xếp loại, chưa rõ bao nhiêu người hoàn thành nhiệm vụ: kê khai số hoàn thành.",
        "{count} members were not rated, so how many completed their tasks is not known: declare how many did.",
    ),
    "more_ballots_than_voters": Label(
        "Có {cast} phiếu nhưng chỉ {voters} người được bỏ phiếu.", "{cast} ballots, but only {voters} may vote."
    ),
    "negative_number": Label("Số {value} không được âm.", "The number {value} may not be negative."),
    "no_base_salary_on_date": Label("Chưa có lương cơ sở cho ngày {on}.", "No base salary is known for {on}."),
    "not_leading_block": Label(
        "Xếp thứ {place} trong cụm, khối {block}; cần trong {need} đơn vị đứng đầu.",
        "Placed {place} in the block {block}; must be among the first {need}.",
    ),
    "number_already_used": Label("Số {number} đã được dùng.", "The number {number} is already used."),
    "number_out_of_range": Label("Số {number} phải từ 1 đến {largest}.", "{number} must lie from 1 to {largest}."),
    "passing_needs_unanimity": Label(
        "Chỉ đạt khi cả {voters} người đồng ý, nên kết quả “đạt” cho biết mọi lá phiếu.",
        "Passing needs all {voters} in favour, so “passed” tells every ballot.",
    ),
    "not_rated_not_entered": Label(
        "Người không thuộc đối tượng xếp loại: nhập năm {years} là “Không xếp loại” kèm lý do.",
        "Who is none of those rated every year: enter {years} as not rated, with the reason.",
    ),
    "pause_ends_before_it_begins": Label(
        "Thời gian tạm dừng kết thúc ({until}) trước khi bắt đầu ({since}).",
        "A pause ends ({until}) before it begins ({since}).",
    ),
    "period_not_known": Label(
        "Quyết định trước ({award}, {year}) không ghi thời gian thành tích và ngày ký.",
        "The earlier decision ({award}, {year}) shows neither achievement period nor date.",
    ),
    "rated": Label("Đã được xếp loại năm {year}.", "Was rated for {year}."),
    "ratio_candidates_not_counted": Label(
        "Hệ thống không đếm số đủ điều kiện xét của cả đơn vị.",
        "How many of the whole unit meet the criteria is not counted here.",
    ),
    "ratio_direct_workers_not_stated": Label(
        "Đơn vị chưa ghi số người trực tiếp lao động, công tác.", "The unit has not stated how many are direct workers."
    ),
    "ratio_headcount_not_known": Label("Sổ của đơn vị chưa có người nào.", "The unit's register has nobody."),
    "ratio_holders_not_known": Label(
        "Lịch sử khen thưởng và danh sách chưa có ai đạt {award} trong thời gian xét.",
        "Neither the award history nor the list has a holder of {award} for that time.",
    ),
    "ratio_inside_not_known": Label(
        "Lịch sử khen thưởng chưa ghi đơn vị đạt {awards} trong thời gian xét.",
        "The award history does not say that the unit holds {awards} for that time.",
    ),
    "ratio_leaders_not_stated": Label(
        "Đơn vị chưa ghi số người giữ chức vụ lãnh đạo, quản lý.", "The unit has not stated how many are leaders."
    ),
    "ratio_more_stated_than_listed": Label(
        "Đơn vị ghi {stated} người, danh sách chỉ có {listed} cá nhân.",
        "The unit states {stated}; the list has {listed} individuals.",
    ),
    "ratio_women_not_stated": Label(
        "Đơn vị chưa ghi số nữ, và không phải cá nhân nào cũng có danh xưng Ông, Bà.",
        "The unit has not stated how many are women, and not every individual has Ông or Bà before the name.",
    ),
    "register_has_gap": Label("Sổ bị thiếu hoặc trùng số: {missing}.", "The register has gaps or doubles: {missing}."),
    "run_too_short": Label(
        "Mới có {have} năm liên tục, cần {years} năm.", "Has {have} consecutive years; {years} are needed."
    ),
    "score_missing": Label("Chưa có điểm năm {year}.", "There is no score for {year}."),
    "score_not_published": Label("Điểm năm {year} chưa công bố (tạm tính).", "The score of {year} is provisional."),
    "second_in_year": Label(
        "Trong năm đã có {award} ({year}), {decision}.", "{award} was already given this year ({year}), {decision}."
    ),
    "service_not_known": Label(
        "Chưa đủ thông tin về quá trình công tác trong năm.", "Too little is known about service in the year."
    ),
    "service_too_short": Label(
        "Năm {year} công tác {have} tháng, cần {need} tháng.", "{have} months of service in {year}; {need} are needed."
    ),
    "share_too_small": Label("{have}/{of}, cần từ {need}.", "{have} of {of}; at least {need} is needed."),
    "sick_leave_to_judge": Label(
        "Đủ hay thiếu tháng công tác tùy nghỉ ốm có được tính không; quy định chưa được xác nhận.",
        "Whether the months suffice hangs on whether sick leave counts; no text was confirmed.",
    ),
    "statement_missing": Label("Chưa có ý kiến bình xét được ghi nhận.", "No judgement is recorded yet."),
    "too_few_members": Label("Có {have}, cần {need}.", "Has {have}, needs {need}."),
    "too_few_voters_for_secrecy": Label(
        "Chỉ {voters} người bỏ phiếu, dưới {fewest}: không giữ kín được.",
        "Only {voters} voters, fewer than {fewest}: the vote cannot stay secret.",
    ),
    "too_young": Label(
        "Thành lập {since}, mới {have} năm; cần {need} năm.", "Founded {since}, {have} years; {need} are needed."
    ),
    "unit_dissolved": Label("Đã giải thể, kết thúc từ {until}.", "Dissolved; it ended on {until}."),
    "unit_does_not_hold": Label(
        "Đơn vị công tác chưa đạt năm {year}: {awards}.", "The person's unit does not hold, for {year}: {awards}."
    ),
    "unit_not_known": Label("Chưa có thông tin về đơn vị.", "Nothing is known about the unit."),
    "years_not_known": Label("Chưa có kết quả các năm: {years}.", "Years without a result: {years}."),
    "years_not_met": Label("Năm không đạt {at_least}: {years}.", "Years below {at_least}: {years}."),
}

FINDINGS: Mapping[str, Label] = {
    "choices_and_kind_differ": Label("Chỉ mục chọn mới có danh sách để chọn.", "Only a choice has choices."),
    "column_too_deep": Label("Cột không được là bảng hay mục chọn.", "A column is neither a table nor a choice."),
    "columns_and_kind_differ": Label("Chỉ bảng mới có cột.", "Only a table has columns."),
    "form_empty": Label("Mẫu chưa có phần nào, hoặc chưa ghi đối tượng.", "A form without sections or nominees."),
    "no_forms": Label("Chưa có mẫu nào.", "No forms."),
    "no_papers": Label("Chưa ghi giấy tờ của thủ tục đơn giản.", "The simplified procedure names no papers."),
    "prefill_does_not_fit": Label("Mục này không điền sẵn được {prefill}.", "{prefill} does not fit this field."),
    "section_empty": Label("Phần này chưa có mục nào.", "A section without fields."),
    "section_unused": Label("Không mẫu nào dùng phần này.", "No form uses this section."),
    "unknown_section": Label("Không có phần {section}.", "Unknown section {section}."),
    "asked_without_consultation": Label(
        "Chỉ bước lấy ý kiến mới có đơn vị được hỏi, câu hỏi.", "Only a consultation asks anybody."
    ),
    "alternate_is_owner": Label("Người thay thế trùng người phụ trách.", "The alternate is the owner."),
    "award_has_no_such_ground": Label("{award} không có loại hình này.", "{award} has no such ground."),
    "bad_value": Label("Giá trị không hợp lệ.", "Not a valid value."),
    "before_the_decision": Label(
        "Đứng trước bước quyết định: chưa có quyết định để cấp số, phát hành.",
        "It stands before the decision: there is nothing to number or issue.",
    ),
    "change_unexplained": Label("Chưa nói vì sao thay đổi dòng này.", "Nothing says why this row changes."),
    "changes_nothing": Label("Không thêm và không sửa dòng nào.", "It adds and changes nothing."),
    "code_used_twice": Label("Mã bị dùng hai lần.", "The code is used twice."),
    "dead_end": Label("Không có bước tiếp theo và không phải bước cuối.", "Nothing follows, and it is not final."),
    "date_without_row": Label(
        "Ngày {edge} {on} phải có dòng trong bảng “validity” nói căn cứ.",
        "The date ({edge} {on}) needs a row of “validity” that says its basis.",
    ),
    "done_by_reception": Label(
        "Bước của đơn vị đứng ngay sau tiếp nhận nên coi là xong khi tiếp nhận.",
        "A stage of the unit right after the reception counts as done by it.",
    ),
    "ends_before_it_begins": Label("Ngày hết hiệu lực trước ngày bắt đầu.", "It ends before it begins."),
    "enforces_nothing": Label("Bắt buộc mà không ghi tỷ lệ.", "It is enforced and has no share."),
    "explains_nothing": Label("Nêu lý do cho một dòng không có.", "It explains a row that is not there."),
    "falls_to_itself": Label("Không có hình thức thay thế nào khác.", "It falls to nothing else."),
    "fork_without_group": Label("Rẽ nhánh mà không thuộc một nhóm song song.", "A fork outside a parallel group."),
    "gap_in_dates": Label("Có khoảng trống ngày sau {after}.", "Days are left open after {after}."),
    "given_twice": Label("{field} được ghi hai lần.", "{field} is given twice."),
    "goes_on_after_the_end": Label("Bước cuối không được có bước tiếp theo.", "A final stage goes on."),
    "group_does_not_join": Label("Nhóm song song không cùng bắt đầu và kết thúc.", "The group does not join."),
    "group_of_one": Label("Nhóm song song chỉ có một bước.", "A parallel group of one."),
    "held_by_others": Label("Đối tượng này không thể có {awards}.", "These nominees cannot hold {awards}."),
    "name_used_twice": Label("Hai bước trùng tên.", "Two stages of one name."),
    "guard_never_met": Label(
        "Điều kiện {guard} không bao giờ đạt được ở loại bước này.", "{guard} is never met at this kind of stage."
    ),
    "inside_unconfirmed": Label(
        "Công khai rộng rãi; bộ quy định ghi {award} công khai trong đơn vị, chưa xác nhận ({law}).",
        "Shown to everybody; the pack says inside the unit for {award}, unconfirmed ({law}).",
    ),
    "impossible": Label("Điều kiện không thể xảy ra.", "An impossible condition."),
    "loosens": Label(
        "Không được nới lỏng quy định đã đọc trong văn bản gốc.", "A row whose text was read may not be loosened."
    ),
    "missing_field": Label("Thiếu {field}.", "{field} is missing."),
    "more_than_years": Label(
        "Cần {need} lần trong {years} năm mà mỗi năm chỉ xét một lần.",
        "Asks for {need} in {years} years of an award given once a year.",
    ),
    "never_reached": Label("Không ai đạt được: các điều kiện đòi nhau thành vòng.", "Nobody reaches it: a circle."),
    "never_received": Label("Không có bước tiếp nhận.", "Nobody receives it."),
    "no_appraisal": Label("Không có bước thẩm định.", "Nobody appraises."),
    "no_awards": Label("Chưa có danh hiệu, hình thức nào.", "No awards."),
    "no_basis": Label("Thiếu căn cứ.", "No legal basis."),
    "no_council": Label("Không có bước Hội đồng.", "No council advises."),
    "no_stage_after_decision": Label("Sau quyết định không có bước {kind}.", "No {kind} after the decision."),
    "no_stages": Label("Chưa có bước nào.", "No stages."),
    "no_vote": Label("Không có bước bỏ phiếu nào.", "Nobody votes."),
    "nobody_can_get_it": Label("Không có đối tượng hoặc loại hình.", "No nominee kind or ground."),
    "nobody_decides": Label("Ngày {on} không còn ai có thẩm quyền quyết định.", "On {on} nobody decides."),
    "nobody_votes": Label("Chưa ghi quy tắc bỏ phiếu nào.", "No vote rule is named."),
    "nobody_is_present": Label("Lấy ý kiến bằng văn bản thì không có người có mặt.", "Nobody is present in writing."),
    "not_a_list": Label("Phải là một danh sách.", "Must be a list."),
    "not_a_table": Label("Phải là một bảng.", "Must be a table."),
    "not_toml": Label("Không đọc được TOML: {why}.", "Not TOML: {why}."),
    "not_for_the_public": Label(
        "Bộ quy định không cho công khai {award} ra ngoài đơn vị.", "The pack lets nobody outside the unit see {award}."
    ),
    "nothing_is_asked": Label(
        "Chưa có tiêu chuẩn nào cho {nominee}, loại hình {ground}.", "Nothing is asked of {nominee} for {ground}."
    ),
    "nothing_is_decided": Label("Quy trình không có bước quyết định.", "Nothing is decided."),
    "outside_the_base": Label("Ngày nằm ngoài thời gian của {base}.", "The dates lie outside those of {base}."),
    "overlapping_dates": Label("Thời gian trùng với {with}.", "The dates overlap with {with}."),
    "prize_for_nobody": Label(
        "Tiền thưởng cho {nominee} mà không tặng họ.", "A prize for {nominee}, who never get it."
    ),
    "paper_not_yet": Label("Đến bước này chưa có {paper}.", "{paper} does not exist yet at this stage."),
    "publication_outlasts_clock": Label(
        "Công khai {shown} ngày mà thời hạn của bước chỉ {days} ngày.",
        "It is shown for {shown} days, the stage has {days}.",
    ),
    "public_unconfirmed": Label(
        "Công khai rộng rãi {award} theo dòng chưa xác nhận ({law}).",
        "Shown to everybody by an unconfirmed row for {award} ({law}).",
    ),
    "public_without_basis": Label(
        "Công khai rộng rãi phải ghi căn cứ; không có thì chỉ công khai trong đơn vị.",
        "Showing to the public needs its basis; without one, only the unit sees it.",
    ),
    "publication_without_days": Label("Công khai mà không ghi số ngày.", "A publication without a number of days."),
    "received_inside": Label("Tiếp nhận trong quy trình nội bộ.", "A reception inside the unit."),
    "received_late": Label("Tiếp nhận đứng sau bước xét.", "Received after the review has begun."),
    "received_twice": Label("Tiếp nhận hai lần.", "Received twice."),
    "returns_forward": Label("Chỉ được trả về bước trước: {stage}.", "Returns go back only: {stage}."),
    "rule_without_vote": Label("Có quy tắc bỏ phiếu nhưng không bỏ phiếu.", "A vote rule without a vote."),
    "several_beginnings": Label("Có nhiều điểm bắt đầu: {stages}.", "Several beginnings: {stages}."),
    "share_of_every_list": Label(
        "Tỷ lệ không nêu hình thức khen thì phải nêu đếm ai trong số được khen.",
        "A share without an award says whom it counts among those granted.",
    ),
    "share_of_what": Label("Tỷ lệ theo số đạt danh hiệu phải nêu danh hiệu.", "A share of holders names the title."),
    "shown_without_publication": Label(
        "Chỉ bước công khai mới có thời gian và phạm vi công khai.", "Only a publication is shown."
    ),
    "speaks_of_no_award": Label("Không nêu danh hiệu, hình thức nào.", "It names no award."),
    "tie_needs_second_round": Label("Bỏ phiếu lại cần từ hai vòng.", "Voting again needs two rounds."),
    "tie_rule_without_effect": Label("Quy tắc ngang phiếu không có tác dụng.", "The tie rule has no effect."),
    "unbounded_loop": Label("Vòng lặp hoặc số lần trả về không có giới hạn.", "A loop without a bound."),
    "unknown_authority": Label("Không có thẩm quyền {authority}.", "Unknown authority {authority}."),
    "unknown_award": Label("Không có {award}.", "Unknown award {award}."),
    "unknown_field": Label("Không có trường {field}.", "Unknown field {field}."),
    "unknown_group": Label("Không có nhóm {group}, hoặc nhóm chứa chính nó.", "Unknown or circular group {group}."),
    "unknown_kind": Label("Không có loại {kind}.", "Unknown kind {kind}."),
    "unknown_source": Label("Không có nguồn {source}.", "Unknown source {source}."),
    "unknown_stage": Label("Không có bước {stage}.", "Unknown stage {stage}."),
    "unknown_vote_rule": Label("Không có quy tắc bỏ phiếu {rule}.", "Unknown vote rule {rule}."),
    "vote_without_rule": Label("Bỏ phiếu mà không có quy tắc.", "A vote without a rule."),
    "wrong_parent": Label("Cần gói quy định gốc {extends}.", "Needs the pack {extends}."),
}
