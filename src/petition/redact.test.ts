// What everyone may read: initials, no telephone, no name of the sender inside the text.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publicName, publicText } from './redact.ts'

const sender = { name: 'Nguyễn Thị Tình', consent_publish: 0 }

test('the sender is initials unless they agreed to more', () => {
  assert.equal(publicName(sender), 'N.T.T.')
  assert.equal(publicName({ ...sender, consent_publish: 1 }), 'Nguyễn Thị Tình')
  assert.equal(publicName({ name: null, consent_publish: 1 }), null)
})

test('telephone, e-mail, long numbers and the own name leave the text, the rest stays', () => {
  assert.equal(
    publicText('Tôi là NGUYỄN THỊ TÌNH, gọi 0950.123.456 hoặc +84 950 123 456, thư tinh@xa.example.', sender),
    'Tôi là N.T.T., gọi [số điện thoại] hoặc [số điện thoại], thư [thư điện tử].',
  )
  assert.equal(publicText('Căn cước 001099123456', sender), 'Căn cước [số]')
  assert.equal(publicText('Đường dài 600 m, 64 hộ, năm 2023', sender), 'Đường dài 600 m, 64 hộ, năm 2023')
  assert.equal(publicText('Tôi là Nguyễn Thị Tình'.normalize('NFD'), sender), 'Tôi là N.T.T.')
})
