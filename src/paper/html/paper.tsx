// Sheet → HTML to read: a semantic fragment, escaped by Preact, styled by public/paper.css.
import { type ComponentChildren, Fragment } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { SafeText } from '../layout/safe.ts'
import type {
  Closing,
  HeadLeft,
  Sheet,
  SheetAnnex,
  SheetHead,
  SheetMark,
  SheetName,
  Signer,
} from '../layout/sheet.ts'
import { DRAFT } from '../letterhead.ts'
import { Blocks } from './blocks.tsx'
import { Lines, Rich } from './text.tsx'

export function sheetHtml(sheet: Sheet): string {
  return renderToString(<Paper sheet={sheet} />)
}

export function Paper({ sheet }: { readonly sheet: Sheet }) {
  return (
    <article
      class={`vb vb-${sheet.layout}${sheet.draft ? ' vb-draft' : ''}`}
      lang={sheet.lang}
      data-mark={sheet.draft ? DRAFT : undefined}
      aria-label={sheet.title}
    >
      <Marks marks={sheet.marks} />
      {sheet.head === null ? null : <Head head={sheet.head} />}
      {sheet.name === null ? null : <Name name={sheet.name} />}
      <div class="vb-body">
        <Blocks blocks={sheet.body} />
      </div>
      {sheet.closing === null ? null : <End closing={sheet.closing} />}
      {sheet.annexes.map((annex) => (
        <AnnexPart annex={annex} />
      ))}
    </article>
  )
}

function Marks({ marks }: { readonly marks: readonly SheetMark[] }) {
  if (marks.length === 0) return null
  return (
    <p class="vb-marks">
      {marks.map((mark) => (
        <strong class={mark.box ? 'vb-mark vb-urgent' : 'vb-mark'}>{mark.text}</strong>
      ))}
    </p>
  )
}

function Head({ head }: { readonly head: SheetHead }) {
  return (
    <header class={head.left === null ? 'vb-head vb-slip' : 'vb-head'}>
      <div class="vb-country">
        <p>
          <strong>{head.country}</strong>
        </p>
        {head.motto === null ? null : (
          <p>
            <strong>{head.motto}</strong>
          </p>
        )}
        <Rule />
      </div>
      {head.left === null ? null : <Issuer left={head.left} />}
      {head.left === null ? null : <p class="vb-symbol">{head.left.symbol}</p>}
      {head.placeDate === null ? null : <p class="vb-date">{head.placeDate}</p>}
      {head.left === null || head.left.subject.length === 0 ? null : (
        <p class={head.left.subjectItalic ? 'vb-about vb-italic' : 'vb-about'}>
          <Lines lines={head.left.subject} />
        </p>
      )}
    </header>
  )
}

function Issuer({ left }: { readonly left: HeadLeft }) {
  return (
    <div class="vb-issuer">
      {left.superior.length === 0 ? null : (
        <p>
          <Lines lines={left.superior} />
        </p>
      )}
      <p>
        <strong>
          <Lines lines={left.issuer} />
        </strong>
      </p>
      {left.rule === '*' ? <p aria-hidden="true">*</p> : <Rule />}
    </div>
  )
}

function Rule() {
  return <div class="vb-rule" />
}

function Name({ name }: { readonly name: SheetName }) {
  return (
    <div class="vb-name">
      <h2>
        <Lines lines={name.name} />
        {name.subject.length === 0 ? null : (
          <span class="vb-subject">
            {' '}
            <Lines lines={name.subject} />
          </span>
        )}
      </h2>
      <Note text={name.note} />
      {name.rule === null ? null : name.rule === '-----' ? <p aria-hidden="true">-----</p> : <Rule />}
    </div>
  )
}

function Note({ text }: { readonly text: SafeText }) {
  if (text.length === 0) return null
  return (
    <p class="vb-note">
      <Rich text={text} />
    </p>
  )
}

function End({ closing }: { readonly closing: Closing }) {
  const { left, right, recipients } = closing
  return (
    <footer class="vb-end">
      {left.length + right.length === 0 ? null : (
        <div class={left.length === 0 ? 'vb-signs' : 'vb-signs vb-pair'}>
          {left.length === 0 ? null : <Side signers={left} />}
          <Side signers={right} />
        </div>
      )}
      {recipients === null ? null : (
        <div class={`vb-to vb-${recipients.style}`}>
          <p>{recipients.label}</p>
          <ul>
            {recipients.items.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        </div>
      )}
    </footer>
  )
}

function Side({ signers }: { readonly signers: readonly Signer[] }) {
  return (
    <div class="vb-side">
      {signers.map((signer) => (
        <Signed signer={signer} />
      ))}
    </div>
  )
}

function Signed({ signer }: { readonly signer: Signer }) {
  return (
    <div class="vb-sign">
      {signer.behalf.map((line) => (
        <p>
          <strong>{line}</strong>
        </p>
      ))}
      <p>
        <Weight bold={signer.positionBold}>{signer.position}</Weight>
      </p>
      {signer.note === '' ? null : <p class="vb-italic">{signer.note}</p>}
      {signer.names.map((name) => (
        <p class="vb-signed">
          <strong>{name}</strong>
        </p>
      ))}
    </div>
  )
}

function Weight({ bold, children }: { readonly bold: boolean; readonly children: ComponentChildren }) {
  return bold ? <strong>{children}</strong> : <Fragment>{children}</Fragment>
}

function AnnexPart({ annex }: { readonly annex: SheetAnnex }) {
  return (
    <section class={annex.landscape ? 'vb-annex vb-landscape' : 'vb-annex'}>
      {annex.head === null ? null : <Head head={annex.head} />}
      <div class="vb-name">
        <h2>
          {annex.label === null ? null : <span class="vb-label">{annex.label} </span>}
          <Lines lines={annex.title} />
        </h2>
        <Note text={annex.note} />
      </div>
      <div class="vb-body">
        <Blocks blocks={annex.body} />
      </div>
      {annex.closing === null ? null : <End closing={annex.closing} />}
    </section>
  )
}
