// A QR code as a small PNG, since Word shows SVG only beside one.
import { crc32, deflateSync } from 'node:zlib'

const SCALE = 8

/** One bit a pixel, eight pixels a module. */
export function qrPng(modules: readonly string[]): Uint8Array {
  const side = modules.length * SCALE
  const lines = modules.flatMap((row) => Array.from({ length: SCALE }, () => pixelLine(row)))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A module is one byte of eight equal pixels; in grey of one bit, 1 is white. */
function pixelLine(row: string): Buffer {
  return Buffer.from([0, ...[...row].map((module) => (module === '1' ? 0x00 : 0xff))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
