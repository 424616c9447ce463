// Pictures lose place, maker and everything beside the picture; what cannot be drawn is refused in words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { PHOTO, PNG } from '../../test/pictures.ts'
import { cleanPicture } from './image.ts'
import { must } from './result.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test('a photograph keeps its picture, upright, and nothing of where and with what it was taken', async () => {
  const before = await sharp(PHOTO).metadata()
  assert.ok(before.exif && before.orientation === 6, 'the sample has what is to be removed')
  const cleaned = must(await cleanPicture({ name: 'anh.jpg', bytes: PHOTO }))
  const after = await sharp(cleaned).metadata()
  assert.deepEqual([after.format, after.width, after.height], ['jpeg', before.height, before.width])
  assert.equal(after.exif, undefined)
  assert.equal(after.orientation, undefined)
  assert.doesNotMatch(text(cleaned), /Exif|Chụp|GPS/)
})

test('what hangs behind a picture is gone; PNG and WebP stay what they are', async () => {
  const trailing = new Uint8Array([...PNG, ...Buffer.from('<script>alert(1)</script>')])
  const cleaned = must(await cleanPicture({ name: 'a.png', bytes: trailing }))
  assert.doesNotMatch(text(cleaned), /<script>/)
  assert.equal((await sharp(cleaned).metadata()).format, 'png')
  const webp = new Uint8Array(await sharp(PNG).webp().toBuffer())
  assert.equal((await sharp(must(await cleanPicture({ name: 'a', bytes: webp }))).metadata()).format, 'webp')
})

test('a broken picture, one cut short, one that unpacks to too much: refused; what is no picture is left alone', async () => {
  const huge = new Uint8Array(
    await sharp({ create: { width: 12_000, height: 8_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer(),
  )
  for (const bytes of [PNG.slice(0, 12), PHOTO.slice(0, PHOTO.length / 2), huge]) {
    const refused = await cleanPicture({ name: 'hong.jpg', bytes })
    assert.match(refused.ok ? '' : refused.error.message, /Ảnh "hong.jpg" bị hỏng hoặc quá lớn/)
  }
  const pdf = new Uint8Array(Buffer.from('%PDF-1.7 anything'))
  assert.equal(must(await cleanPicture({ name: 'a.pdf', bytes: pdf })), pdf)
})
