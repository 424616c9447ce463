// How a village is named inside a sentence, whether or not its name carries its kind.

const KINDS = /^(thôn|tổ|bản|ấp|làng|buôn|bon|xóm|khu|khóm|sóc|phum|plei|đội)(?=\s)/iu

/** "Thôn Biên Hòa Mới" → "thôn Biên Hòa Mới"; "Huy Măng" → "thôn Huy Măng". */
export function villageWords(name: string): string {
  return KINDS.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : `thôn ${name}`
}
