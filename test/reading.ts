/** The beginning of a plan whose conference is on 20/11/2026; a test puts what is to be read behind it. */
export const PLAN_HEAD = `ỦY BAN NHÂN DÂN
XÃ THỬ
Số: 12/KH-UBND
Thử, ngày 02 tháng 10 năm 2026
KẾ HOẠCH
Tổ chức Hội nghị đối thoại với Nhân dân năm 2026
I. THỜI GIAN, ĐỊA ĐIỂM
- Thời gian: 8 giờ ngày 20/11/2026
- Địa điểm: Hội trường xã
II. CÁC VIỆC
`
