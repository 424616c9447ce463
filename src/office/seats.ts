// Rules: which organisations are communes and which are their superiors. Luật Tổ chức chính quyền địa phương 72/2025/QH15
// Điều 1: two levels since 01/7/2025: the province (tỉnh, thành phố) and the commune (xã, phường, đặc khu); a department (sở)
// answers in its field.
export const COMMUNE_KINDS = ['xã', 'phường', 'đặc khu'] as const
export const SEAT_KINDS = ['tỉnh', 'thành phố', 'sở'] as const

export function isSeat(kind: string): boolean {
  return SEAT_KINDS.some((one) => one === kind)
}

/** "UBND tỉnh Quảng Ngãi", "Sở Xây dựng". */
export function seatName(seat: { readonly name: string; readonly kind: string }): string {
  return seat.kind === 'sở' ? `Sở ${seat.name}` : `UBND ${seat.kind} ${seat.name}`
}
