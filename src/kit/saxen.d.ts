// The part of saxen (XML, event by event) that is used here; the package carries no types.
declare module 'saxen' {
  type Attributes = Readonly<Record<string, string>>
  export class Parser {
    on(
      event: 'openTag',
      hear: (
        name: string,
        attributes: () => Attributes,
        decode: (text: string) => string,
        selfClosing: boolean,
      ) => void,
    ): this
    on(event: 'closeTag', hear: (name: string) => void): this
    on(event: 'text', hear: (text: string, decode: (text: string) => string) => void): this
    on(event: 'cdata', hear: (text: string) => void): this
    on(event: 'error', hear: (error: Error) => void): this
    on(event: 'warn', hear: (error: Error) => void): this
    parse(xml: string): Error | undefined
    stop(): void
  }
}
