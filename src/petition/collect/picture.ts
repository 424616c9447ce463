// A photograph made small enough for a slow line, on the phone itself: still readable, without where and when it was taken.

const LONGEST = 2000

export async function madeSmall(file: Blob): Promise<ArrayBuffer> {
  const picture = await createImageBitmap(file)
  const times = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * times)
  canvas.height = Math.round(picture.height * times)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', 0.82)
  })
  return (blob ?? file).arrayBuffer()
}

/** As an address an <img> may show: pages allow pictures of their own house and data only. */
export function shownAs(bytes: ArrayBuffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(new Blob([bytes], { type: 'image/jpeg' }))
  })
}
