// The end of a Word paper: Nơi nhận on the left, the signature on the right, kept on one page.
import { type Paragraph, UnderlineType } from 'docx'
import type { Closing, Recipients, Signer } from '../layout/sheet.ts'
import type { Content, Room } from './blocks.ts'
import { line, sideBySide, space } from './pieces.ts'
import { NUMBERING, STYLE } from './styles.ts'
import { halves, twips } from './units.ts'

export function closingOf(closing: Closing, room: Room): readonly Content[] {
  const half = room.width / 2
  const recipients = closing.recipients === null ? [] : recipientsOf(closing.recipients)
  const right = closing.right.flatMap((signer) => signerOf(signer, room))
  const gap = line('', { size: halves(10) }, { keepNext: true })
  if (closing.left.length === 0) return [gap, sideBySide([half, half], [[recipients, right]]), space(1)]
  const left = closing.left.flatMap((signer) => signerOf(signer, room))
  return [gap, sideBySide([half, half], [[left, right]]), space(14), ...recipients]
}

function signerOf(signer: Signer, room: Room): readonly Paragraph[] {
  const style = { style: STYLE.sign, keepNext: true }
  return [
    ...signer.behalf.map((words) => line(words, {}, style)),
    line(signer.position, { bold: signer.positionBold }, style),
    ...(signer.note === ''
      ? []
      : [line(signer.note, { italics: true, bold: false, size: halves(12) }, style)]),
    ...signer.names.map((name) =>
      line(name, {}, { ...style, spacing: { before: twips(room.measures.signRoom) } }),
    ),
  ]
}

function recipientsOf(recipients: Recipients): readonly Paragraph[] {
  const look =
    recipients.style === 'underlined'
      ? { underline: { type: UnderlineType.SINGLE } }
      : { bold: true, italics: true }
  return [
    line(recipients.label, look, { style: STYLE.recipientsLabel, alignment: 'left', keepNext: true }),
    ...recipients.items.map((item) =>
      line(
        item,
        {},
        {
          style: STYLE.recipient,
          alignment: 'left',
          numbering: { reference: NUMBERING['-'], level: 0 },
          indent: { left: 0, firstLine: 0 },
        },
      ),
    ),
  ]
}
