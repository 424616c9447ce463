// Rules: what the minutes call who chairs, at the place of their signature. Pure.

/**
 * NĐ 30/2020 Phụ lục III, mẫu biên bản: "THƯ KÝ" on the left, "CHỦ TỌA" on the right. A plan that was issued speaks for
 * its own meeting: where it introduces a "chủ tọa" it is that; where it knows only "chủ trì" (S1, S3, S4, S5) the minutes
 * keep its word, so that plan, conclusion and minutes name the same person alike. Where nothing is printed: the decree.
 */
export function chairWord(regulation: unknown): 'Chủ tọa' | 'Chủ trì' {
  const printed = JSON.stringify(regulation).normalize('NFC').toLocaleLowerCase('vi')
  if (/chủ t(ọa|oạ)/u.test(printed)) return 'Chủ tọa'
  return printed.includes('chủ trì') ? 'Chủ trì' : 'Chủ tọa'
}
