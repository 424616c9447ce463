// Photographs as they come from people's phones, drawn anew before anything keeps them: turned upright, without the
// place and time the camera wrote into them, without whatever else a file can carry beside its picture.

import { sniff } from './files.ts'
import { err, ok, type Result } from './result.ts'

/** About what the largest phone cameras make; beyond it a small file may unpack to all memory there is. */
const MOST_PIXELS = 60_000_000
const QUALITY = 88

/** The same picture without metadata; a file that is no picture stays as it is. */
export async function cleanPicture(file: {
  readonly name: string
  readonly bytes: Uint8Array
}): Promise<Result<Uint8Array>> {
  const type = sniff(file.bytes)
  if (!type?.mime.startsWith('image/')) return ok(file.bytes)
  // Loaded with the first picture: most visits bring none.
  const { default: sharp } = await import('sharp')
  try {
    const picture = sharp(file.bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient()
    const drawn =
      type.ending === 'png'
        ? picture.png()
        : type.ending === 'webp'
          ? picture.webp({ quality: QUALITY })
          : picture.jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
    return ok(new Uint8Array(await drawn.toBuffer()))
  } catch {
    return err({
      message: `Ảnh "${file.name}" bị hỏng hoặc quá lớn nên không mở được. Hãy chụp lại hoặc chọn ảnh khác.`,
      status: 422,
    })
  }
}
