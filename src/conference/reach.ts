// Texts that reach people: how many messages a text costs, how long it takes to read aloud. Pure.

/** GSM 03.38: letters outside its alphabet make the whole message UCS-2. */
const GSM = /^[A-Za-z0-9 \n\r@£$¥_!"#%&'()*+,\-./:;<=>?]*$/

/** 3GPP TS 23.040: one message holds 160 (UCS-2: 70) characters, a part of a longer one 153 (67). */
export function messagesOf(text: string): { readonly characters: number; readonly messages: number } {
  const [one, part] = GSM.test(text) ? [160, 153] : [70, 67]
  const characters = text.length
  return { characters, messages: characters <= one ? 1 : Math.ceil(characters / part) }
}

/** Syllables a minute of a village announcer who is understood outdoors. */
const PACE = 120

export function minutesAloud(text: string): number {
  const syllables = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return Math.max(1, Math.ceil(syllables / PACE))
}
