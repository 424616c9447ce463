// Pieces of Word's XML made directly: the library builds several objects for each cell, which long lists feel, and
// knows no words across the page.
import { FileChild, type IContext, type IXmlableObject, Run } from 'docx'

/** Elements as the library's own writer takes them: a name with its attributes and contents; it escapes every text. */
export type Xml = { readonly [name: string]: unknown }

export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  inside: readonly Xml[] = [],
): Xml {
  return { [name]: inside.length === 0 ? { _attr: attributes } : [{ _attr: attributes }, ...inside] }
}

/** An element made ready, where the library expects one of its own. */
export class ReadyBlock extends FileChild {
  readonly #xml: Xml
  constructor(name: string, xml: Xml) {
    super(name)
    this.#xml = xml
  }
  override prepForXml(_context: IContext): IXmlableObject {
    return this.#xml
  }
}

export class ReadyRun extends Run {
  readonly #xml: Xml
  constructor(xml: Xml) {
    super({})
    this.#xml = xml
  }
  override prepForXml(_context: IContext): IXmlableObject {
    return this.#xml
  }
}
