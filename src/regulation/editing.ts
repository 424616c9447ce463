// Rules: changing a regulation file part by part. The text stays the one truth: what nobody touched keeps its comments,
// its order and its lines (product 3.1: "một tệp đọc được, so được từng dòng với bản in"). Pure.
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml'
import { LARGEST_FILE, type Path, tooDeep } from '../calendar/lines.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { REGULATION } from './regulation.form.ts'
import { RULE } from './rule.form.ts'

/** A value as a file holds it; undefined takes the key out. */
export type Plain = string | number | boolean | null | undefined | readonly Plain[] | PlainMap
export interface PlainMap {
  readonly [key: string]: Plain
}

/** One row of a list: the row it was, and what its keys become. */
export interface RowEdit {
  readonly was: number | undefined
  readonly set: readonly (readonly [Path, Plain])[]
}

export type Edit =
  | { readonly op: 'set'; readonly path: Path; readonly value: Plain }
  /** `bare`: a row that says nothing else than this key may stand as a bare string. */
  | {
      readonly op: 'rows'
      readonly path: Path
      readonly rows: readonly RowEdit[]
      readonly bare?: string | undefined
    }
  | { readonly op: 'add'; readonly path: Path; readonly value: PlainMap }
  | { readonly op: 'copy'; readonly path: Path; readonly set: PlainMap }
  | { readonly op: 'remove'; readonly path: Path }
  | { readonly op: 'shift'; readonly path: Path; readonly by: -1 | 1 }

const STEPS_DEEP = 60

/** The document of a text that can be edited by form, or why only its text can be. */
function open(text: string): Result<Document> {
  const refused = (message: string) =>
    err({
      message: `${message} Hãy sửa ở phần “Văn bản YAML” trước, rồi các biểu mẫu mở lại.`,
      status: 422,
    } as const)
  if (text.length > LARGEST_FILE || tooDeep(text)) return refused('Tệp quá lớn hoặc lồng nhau quá sâu.')
  let document: Document
  try {
    document = parseDocument(text, { uniqueKeys: true, prettyErrors: false })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refused('Tệp lồng nhau quá sâu.')
  }
  if (document.errors.length > 0) return refused('Tệp có dòng chưa đọc được.')
  if (!isMap(document.contents)) return refused('Tệp chưa có các dòng “khóa: giá trị”.')
  let why: string | undefined
  visit(document, {
    Alias: () => {
      why = 'Tệp dùng bí danh (&, *).'
      return visit.BREAK
    },
    Node: (_key, _node, path) => {
      if (path.length <= STEPS_DEEP) return undefined
      why = 'Tệp lồng nhau quá sâu.'
      return visit.BREAK
    },
  })
  return why === undefined ? ok(document) : refused(why)
}

/** What the file says, as far as it can be read at all; forms show this, errors or not. */
export function plainOf(text: string): Result<PlainMap> {
  const document = open(text)
  return document.ok ? ok(document.value.toJS({ maxAliasCount: 0 }) as PlainMap) : document
}

export function valueAt(value: Plain, path: Path): Plain {
  return path.reduce<Plain>((at, key) => {
    if (Array.isArray(at)) return at[Number(key)]
    if (at === null || typeof at !== 'object') return undefined
    return Object.hasOwn(at, key) ? (at as PlainMap)[key] : undefined
  }, value)
}

/** The text after the edits; nothing is half-done. */
export function editYaml(text: string, edits: readonly Edit[]): Result<string> {
  const document = open(text)
  if (!document.ok) return document
  if (edits.length === 0) return ok(text)
  for (const edit of edits) {
    const done = apply(document.value, edit)
    if (!done.ok) return done
  }
  return ok(keepLines(text, document.value.toString({ lineWidth: 0 })))
}

function apply(document: Document, edit: Edit): Result<void> {
  switch (edit.op) {
    case 'set':
      set(document, edit.path, edit.value)
      return ok()
    case 'rows':
      setRows(document, edit)
      return ok()
    case 'add':
      listAt(document, edit.path).items.push(document.createNode(edit.value))
      return ok()
    case 'copy':
      return inList(document, edit.path, (items, at) => {
        const copy = (items[at] as { clone(): unknown }).clone()
        if (isMap(copy)) for (const [key, value] of Object.entries(edit.set)) copy.set(key, value)
        items.splice(at + 1, 0, copy)
      })
    case 'remove':
      return inList(document, edit.path, (items, at) => items.splice(at, 1))
    case 'shift':
      return inList(document, edit.path, (items, at) => {
        const to = at + edit.by
        if (to < 0 || to >= items.length) return
        const [item] = items.splice(at, 1)
        items.splice(to, 0, item)
      })
  }
}

const GONE = {
  message: 'Phần này vừa được chuyển chỗ hoặc xóa. Hãy mở lại danh sách rồi chọn lại.',
  status: 409,
} as const

function inList(
  document: Document,
  path: Path,
  change: (items: unknown[], at: number) => void,
): Result<void> {
  const list = document.getIn(path.slice(0, -1), true)
  const at = Number(path.at(-1))
  if (!isSeq(list) || !Number.isInteger(at) || at < 0 || at >= list.items.length) return err(GONE)
  change(list.items, at)
  return ok()
}

/** The list at a place; one single thing that stands there becomes the first of the list. */
function listAt(document: Document, path: Path) {
  const found = document.getIn(path, true)
  if (isSeq(found)) return found
  const list = new YAMLSeq(document.schema)
  if (isMap(found)) list.items.push(found)
  put(document, path, list)
  return list
}

/** The order in which a person looks for keys: that of the schema. */
const TOP = Object.keys(REGULATION.shape)
const OF_RULE = Object.keys(RULE.shape)

function orderAt(path: Path): readonly string[] {
  if (path.length === 0) return TOP
  return path[0] === 'rules' && path.length === 2 ? OF_RULE : []
}

/** Puts a node at a place, making the maps on the way; a new key goes where the schema has it. */
function put(document: Document, path: Path, node: unknown): void {
  const parentPath = path.slice(0, -1)
  const key = path.at(-1)
  const parent = mapOrList(document, parentPath)
  if (!isMap(parent) || parent.has(key)) {
    document.setIn(path, node)
    return
  }
  const order = orderAt(parentPath)
  const place = order.indexOf(String(key))
  const pair = document.createPair(key, node)
  const ahead =
    place < 0
      ? -1
      : parent.items.findLastIndex((item) => {
          const at = order.indexOf(String(keyOf(item as Pair)))
          return at >= 0 && at < place
        })
  if (ahead < 0) parent.items.push(pair)
  else parent.items.splice(ahead + 1, 0, pair)
}

const keyOf = (pair: Pair): unknown => (isScalar(pair.key) ? pair.key.value : pair.key)

function mapOrList(document: Document, path: Path): unknown {
  if (path.length === 0) return document.contents
  const found = document.getIn(path, true)
  if (isMap(found) || isSeq(found)) return found
  const map = new YAMLMap(document.schema)
  // A bare string that now needs more keys ("lines: [câu]") becomes the text of the new group.
  if (isScalar(found) && typeof found.value === 'string') map.set('text', found)
  put(document, path, map)
  return map
}

function set(document: Document, path: Path, value: Plain): void {
  const found = document.getIn(path, true)
  if (value === undefined) {
    if (found !== undefined) document.deleteIn(path)
    prune(document, path.slice(0, -1))
  } else if (Array.isArray(value)) setList(document, path, value)
  else if (isScalar(found)) setScalar(document, path, found, value)
  else put(document, path, document.createNode(value))
}

function setScalar(document: Document, path: Path, found: Scalar, value: Plain): void {
  if (found.value === value) return
  if (typeof found.value === typeof value) {
    found.value = value
    return
  }
  const node = document.createNode(value) as Scalar
  node.comment = found.comment
  node.commentBefore = found.commentBefore
  put(document, path, node)
}

/** A list of words: those that stay keep their own node, and so their comments and quotes. */
function setList(document: Document, path: Path, values: readonly Plain[]): void {
  const found = document.getIn(path, true)
  if (values.length === 0) {
    if (found !== undefined) document.deleteIn(path)
    prune(document, path.slice(0, -1))
    return
  }
  const list = isSeq(found) ? found : document.createNode([])
  const old = [...list.items]
  list.items = values.map((value) => {
    const at = old.findIndex((item) => isScalar(item) && item.value === value)
    return at < 0 ? document.createNode(value) : old.splice(at, 1)[0]
  })
  if (list !== found) put(document, path, list)
}

/** A group that says nothing any more goes, with the groups around it that then say nothing. */
function prune(document: Document, path: Path): void {
  if (path.length === 0 || typeof path.at(-1) === 'number') return
  const found = document.getIn(path, true)
  if (!isMap(found) || found.items.length > 0) return
  document.deleteIn(path)
  prune(document, path.slice(0, -1))
}

function setRows(document: Document, edit: Extract<Edit, { op: 'rows' }>): void {
  const before = document.getIn(edit.path, true)
  if (edit.rows.length === 0) {
    if (before !== undefined) document.deleteIn(edit.path)
    prune(document, edit.path.slice(0, -1))
    return
  }
  const list = listAt(document, edit.path)
  const old = [...list.items]
  list.items = edit.rows.map((row) => {
    const kept = row.was === undefined ? undefined : old[row.was]
    return isNode(kept) ? kept : document.createNode({})
  })
  for (const [at, row] of edit.rows.entries()) {
    const path = [...edit.path, at]
    const only = edit.bare === undefined ? undefined : onlyKey(row, edit.bare)
    if (only !== undefined && !isMap(document.getIn(path, true))) set(document, path, only)
    else if (only !== undefined && row.was === undefined) document.setIn(path, document.createNode(only))
    else
      for (const [key, value] of row.set)
        if (!isBareEnough(document, path, value)) set(document, [...path, ...key], value)
  }
}

/** Taking a key out of what is still a bare string changes nothing. */
const isBareEnough = (document: Document, path: Path, value: Plain) =>
  value === undefined && isScalar(document.getIn(path, true))

function onlyKey(row: RowEdit, bare: string): Plain {
  const said = row.set.filter(([, value]) => value !== undefined)
  const [only] = said
  return said.length === 1 && only?.[0].join('.') === bare ? only[1] : undefined
}

/** Lines that say the same as before stand as they stood: the writer's spaces inside brackets are not ours. */
function keepLines(before: string, after: string): string {
  const key = (line: string) => line.replace(/\[ +/g, '[').replace(/ +\]/g, ']')
  const known = new Map<string, string[]>()
  for (const line of before.split('\n')) {
    const same = known.get(key(line))
    if (same) same.push(line)
    else known.set(key(line), [line])
  }
  const kept = after
    .split('\n')
    .map((line) => {
      const same = known.get(key(line))
      return same?.includes(line) ? line : (same?.[0] ?? line)
    })
    .join('\n')
  return says(kept) === says(after) ? kept : after
}

const says = (text: string) => JSON.stringify(parseDocument(text).toJS({ maxAliasCount: 0 }))
