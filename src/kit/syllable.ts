// Whether a word is a Vietnamese syllable as it is spelt: onset, rhyme, at most one tone, in one of the usual cases. Pure.

const ONSET = '(?:ngh|ng|nh|gh|gi|qu|kh|ch|ph|th|tr|[bcdđghklmnprstvx])?'

/** The rhymes without their tone, by their first vowel. */
const RHYME = [
  'a(?:ch?|i|m|n[gh]?|o|p|t|u|y)?',
  'ă(?:c|m|ng?|p|t)',
  'â(?:c|m|ng?|p|t|u|y)',
  'e(?:c|m|ng?|o|p|t)?',
  'ê(?:c|ch|m|n[gh]?|p|t|u)?',
  'i(?:a|ch?|m|n[gh]?|p|t|u)?',
  'iê(?:c|m|ng?|p|t|u)',
  'oa(?:ch?|i|m|n[gh]?|o|p|t|y)?',
  'oă(?:c|m|ng?|t)',
  'oe(?:n|o|t)?',
  'o(?:c|i|m|ng?|p|t|oc|ong)?',
  'ô(?:c|i|m|ng?|p|t)?',
  'ơ(?:i|m|n|p|t)?',
  'u(?:a|c|i|m|ng?|p|t)?',
  'uâ(?:ng?|t|y)',
  'uê(?:ch|nh)?',
  'uô(?:c|i|m|ng?|t)',
  'uơ',
  'uy(?:a|ch|n|nh|p|t|u|ên|êt)?',
  'ư(?:a|c|i|m|ng?|t|u)?',
  'ươ(?:c|i|m|ng?|p|t|u)',
  'y|yê(?:m|ng?|t|u)',
].join('|')

const SYLLABLE = new RegExp(`^${ONSET}(?:${RHYME})$`, 'u')
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/gu

export function isSyllable(word: string): boolean {
  const small = word.normalize('NFC').toLocaleLowerCase('vi')
  if (word !== small && word !== small.toLocaleUpperCase('vi') && word !== capitalised(small)) return false
  const letters = small.normalize('NFD')
  if ((letters.match(TONE) ?? []).length > 1) return false
  return SYLLABLE.test(letters.replace(TONE, '').normalize('NFC'))
}

function capitalised(small: string): string {
  const [first = '', ...rest] = small
  return first.toLocaleUpperCase('vi') + rest.join('')
}
