import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from './settings.ts'

test('certificate and key are set together, and then cookies are for https only', () => {
  const alone = readSettings({ TLS_CERT: 'a.crt' })
  assert.match(alone.ok ? '' : (alone.error.details ?? []).join(), /TLS_CERT.*TLS_KEY/)
  const both = readSettings({ TLS_CERT: 'a.crt', TLS_KEY: 'a.key' })
  assert.ok(both.ok && both.value.secureCookies)
})
