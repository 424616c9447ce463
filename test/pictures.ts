// Small true pictures for tests that send some.
import sharp from 'sharp'

const drawn = () => sharp({ create: { width: 8, height: 6, channels: 3, background: '#9e1b1e' } })

export const PNG = new Uint8Array(await drawn().png().toBuffer())

/** A photograph as a phone takes it: lying on its side, with the place it was taken at. */
export const PHOTO = new Uint8Array(
  await drawn()
    .jpeg()
    .withExif({
      IFD0: { Orientation: '6', Make: 'Máy ảnh thử', Artist: 'Nguyễn Văn Chụp' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 8/1 2400/100' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer(),
)
