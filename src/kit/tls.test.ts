import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { readTls } from './tls.ts'

test('a certificate that does not fit, is over or is none is named before anything is served', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tls-'))
  try {
    const file = (name: string) => path.join(folder, name)
    for (const name of ['a', 'b'])
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          'rsa:2048',
          '-nodes',
          '-days',
          '30',
          '-subj',
          '/CN=xa',
          '-keyout',
          file(`${name}.key`),
          '-out',
          file(`${name}.crt`),
        ],
        { stdio: 'ignore' },
      )
    writeFileSync(file('word.txt'), 'không phải chứng thư')
    const now = Temporal.Now.instant()
    const told = (cert: string, key: string, at = now) => {
      const found = readTls({ cert: file(cert), key: file(key) }, at)
      return found.ok ? 'ok' : found.error.message
    }
    assert.equal(told('a.crt', 'a.key'), 'ok')
    assert.match(told('a.crt', 'b.key'), /không phải khóa của chứng thư/)
    assert.match(told('word.txt', 'a.key'), /không phải chứng thư/)
    assert.match(told('a.crt', 'word.txt'), /không phải khóa riêng/)
    assert.match(told('none.crt', 'a.key'), /không đọc được/)
    assert.match(told('a.crt', 'a.key', now.add({ hours: 24 * 40 })), /đã hết hạn/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
