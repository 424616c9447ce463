// Rules: the Atom feed (RFC 4287), written by hand, byte by byte. Pure.

export function xml(text: string): string {
  return text.replace(/[^\P{C}\n\t]/gu, '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

export interface Entry {
  readonly id: string
  readonly title: string
  readonly href: string
  /** ISO instant. */
  readonly at: string
  readonly summary: string
}

export interface Feed {
  readonly id: string
  readonly title: string
  readonly author: string
  readonly self: string
  readonly home: string
  readonly lang: string
  /** When there is no entry yet. */
  readonly at: string
  /** Newest first. */
  readonly entries: readonly Entry[]
}

export function atom(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.lang)}">`,
    `<id>${xml(feed.id)}</id>`,
    `<title>${xml(feed.title)}</title>`,
    `<updated>${xml(feed.entries[0]?.at ?? feed.at)}</updated>`,
    `<author><name>${xml(feed.author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(feed.home)}"/>`,
    ...feed.entries.map((entry) =>
      [
        '<entry>',
        `<id>${xml(entry.id)}</id>`,
        `<title>${xml(entry.title)}</title>`,
        `<updated>${xml(entry.at)}</updated>`,
        `<link rel="alternate" href="${xml(entry.href)}"/>`,
        `<summary>${xml(entry.summary)}</summary>`,
        '</entry>',
      ].join(''),
    ),
    '</feed>',
    '',
  ].join('\n')
}
