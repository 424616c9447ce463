// Old encodings: phrases as they come out of old files become Unicode; Unicode Vietnamese and other languages stay.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { oldEncoded } from './old-encoding.ts'
import { isSyllable } from './syllable.ts'

const TCVN3: readonly (readonly [string, string])[] = [
  ['Céng hßa x· héi chñ nghÜa ViÖt Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
  ['§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc'],
  ['ñy ban nh©n d©n x· tr©n träng kÝnh mêi', 'ủy ban nhân dân xã trân trọng kính mời'],
  [
    '§Ò nghÞ söa ®\u00adêng liªn th«n, l¾p ®iÖn chiÕu s¸ng',
    'Đề nghị sửa đường liên thôn, lắp điện chiếu sáng',
  ],
  ['Trªn ®©y lµ th«ng b¸o kÕt luËn cña Chñ tÞch', 'Trên đây là thông báo kết luận của Chủ tịch'],
  ['Bµ NguyÔn ThÞ T×nh hái vÒ n\u00adíc s¹ch', 'Bà Nguyễn Thị Tình hỏi về nước sạch'],
]

const VNI: readonly (readonly [string, string])[] = [
  ['Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
  ['Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc lập - Tự do - Hạnh phúc'],
  ['UÛy ban nhaân daân xaõ traân troïng kính môøi', 'Ủy ban nhân dân xã trân trọng kính mời'],
  [
    'Ñeà nghò söûa ñöôøng lieân thoân, laép ñieän chieáu saùng',
    'Đề nghị sửa đường liên thôn, lắp điện chiếu sáng',
  ],
  ['COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['Baø con kyù teân, luõ veà thì chaïy', 'Bà con ký tên, lũ về thì chạy'],
]

test('phrases of old files become what they say', () => {
  for (const [old, text] of TCVN3) assert.deepEqual(oldEncoded(old), { encoding: 'TCVN3', text })
  for (const [old, text] of VNI) assert.deepEqual(oldEncoded(old), { encoding: 'VNI', text })
})

test('only the pasted lines are converted', () => {
  const mixed = 'Kính gửi Ủy ban nhân dân xã\n§Ò nghÞ söa cÇu th«n Mét'
  assert.equal(oldEncoded(mixed)?.text, 'Kính gửi Ủy ban nhân dân xã\nĐề nghị sửa cầu thôn Một')
})

test('places of a template and numbers stay as they are', () => {
  assert.equal(
    oldEncoded('{{co_quan}} tr©n träng th«ng b¸o sè 05/TB-UBND')?.text,
    '{{co_quan}} trân trọng thông báo số 05/TB-UBND',
  )
})

test('no alarm on Unicode Vietnamese, whole or broken into signs', () => {
  for (const [, text] of [...TCVN3, ...VNI]) {
    assert.equal(oldEncoded(text), undefined, text)
    assert.equal(oldEncoded(text.normalize('NFD')), undefined, text)
  }
  for (const text of [
    'Bà có nhà, cá và lúa; ông thì không có gì cả, nhà máy xa lắm.',
    'Là, và, có, nó, cái này là gì',
    'cô hái mét vài, bé xé áo',
    'Ông Lê Hà, bà Trà, cô Sâm',
    '«Hội nghị đối thoại» – 50 % số hộ, 12 m², 30 °C, 5 × 3',
    'toàn xã có 3 trường; toà nhà, hoà giải',
  ])
    assert.equal(oldEncoded(text), undefined, text)
})

test('no alarm on other languages, signs and symbols', () => {
  for (const text of [
    'The café on the corner was naïve and très chic, résumé included.',
    'Le président a été très à l’aise où il était déjà',
    'Für schöne Mädchen wäre es möglich, über Österreich zu fahren',
    'São Paulo não é a capital, mãe e irmão',
    'El niño comió piña en Muñoz, mañana será',
    '© 2026 ® ™ § 5 ½ £20 ¥100 10 µm 3 × 4 ÷ 2 «x» ¡hola! ¿qué?',
    'plain ascii text, nothing else {{co_quan}}',
    '',
    '\u00ad\u00ad',
    '😀 ខ្មែរ 中文 שלום',
  ])
    assert.equal(oldEncoded(text), undefined, text)
})

test('any text goes through without failing, and what was converted is not taken for old again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const once = oldEncoded(text)
      assert.ok(once === undefined || typeof once.text === 'string')
    }),
  )
  for (const [old] of [...TCVN3, ...VNI]) assert.equal(oldEncoded(oldEncoded(old)?.text ?? ''), undefined)
})

test('syllables are told from what only looks like one', () => {
  for (const word of [
    'nghiêng',
    'quyết',
    'gì',
    'giếng',
    'Huyền',
    'ĐƯỜNG',
    'oái',
    'khuya',
    'xoong',
    'ươm',
    'y',
    'yêu',
  ])
    assert.ok(isSyllable(word), word)
  for (const word of ['viÖt', 'héi', 'Coäng', 'café', 'für', 'được1', 'vÒ', 'áá', 'strong', '', 'nghỉa1'])
    assert.ok(!isSyllable(word), word)
})
