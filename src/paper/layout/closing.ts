// Signatures and recipients as each layout writes them.
import type { OnBehalf, PaperLayout, Signature, SignatureBlock } from '../model.ts'
import { endWith, plain, runs, safe } from './safe.ts'
import type { Closing, Recipients, Signer } from './sheet.ts'

export function composeClosing(
  layout: PaperLayout,
  block: SignatureBlock | undefined,
  to: readonly string[] = [],
): Closing | null {
  const recipients = to.length === 0 ? null : composeRecipients(layout, to)
  if (block === undefined) return recipients === null ? null : { left: [], right: [], recipients }
  if (block.type === 'one') return { left: [], right: signers(layout, [block.by]), recipients }
  return { left: signers(layout, block.left), right: signers(layout, block.right), recipients }
}

function composeRecipients(layout: PaperLayout, to: readonly string[]): Recipients {
  return {
    label: 'Nơi nhận:',
    style: layout === 'nd30' ? 'bold_italic' : 'underlined',
    items: punctuated(to),
  }
}

/** Signers of one position stand under it together: the two secretaries of a conference. */
function signers(layout: PaperLayout, all: readonly Signature[]): readonly Signer[] {
  const found: Signer[] = []
  for (const signature of all) {
    const signer = composeSigner(layout, signature)
    const last = found.at(-1)
    if (last !== undefined && sameTitle(last, signer))
      found[found.length - 1] = { ...last, names: [...last.names, ...signer.names] }
    else found.push(signer)
  }
  return found
}

function sameTitle(a: Signer, b: Signer): boolean {
  return a.position === b.position && a.note === b.note && a.behalf.join('\n') === b.behalf.join('\n')
}

function composeSigner(layout: PaperLayout, signature: Signature): Signer {
  const capitals = (text: string) => safe(text).toLocaleUpperCase('vi')
  return {
    behalf: (signature.behalf ?? []).map((line) => `${behalfWord(layout, line.form)} ${capitals(line.of)}`),
    position: capitals(signature.position),
    positionBold: layout !== 'party2026',
    note: safe(signature.note ?? ''),
    names: [safe(signature.name ?? '')],
  }
}

const ND30_BEHALF = { TM: 'TM.', KT: 'KT.', TL: 'TL.', TUQ: 'TUQ.', Q: 'Q.' } as const
const PARTY_BEHALF = { TM: 'T/M', KT: 'K/T', TL: 'T/L', TUQ: 'T/UQ', Q: 'Q.' } as const

function behalfWord(layout: PaperLayout, form: OnBehalf): string {
  return layout === 'nd30' ? ND30_BEHALF[form] : PARTY_BEHALF[form]
}

/** "…;" for each and "." for the last, whatever the caller wrote at the end. */
export function punctuated(items: readonly string[]): readonly string[] {
  return items.map((item, at) => plainEnd(item, at === items.length - 1 ? '.' : ';'))
}

function plainEnd(item: string, mark: string): string {
  return endWith(runs(item.replace(/^\s*[-–]\s*/u, '')), mark)
    .map((run) => run.t)
    .join('')
}

/** Without the dash a caller may have typed. */
export function bare(item: string): string {
  return plain(item)
    .replace(/^\s*[-–]\s*/u, '')
    .trim()
}
