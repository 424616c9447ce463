// In the browser: reads the code of an invitation or receipt with the camera, where the browser has a reader and lets a page
// use the camera (this machine, or https). Anywhere else the button stays hidden and the code is typed.

interface Reader {
  detect(source: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>
}

declare global {
  interface Window {
    readonly BarcodeDetector?: new (options: { formats: readonly string[] }) => Reader
  }
}

const EVERY_MS = 250

export function readCodes(): void {
  if (!window.BarcodeDetector || !window.isSecureContext || !navigator.mediaDevices) return
  for (const button of document.querySelectorAll<HTMLElement>('[data-camera]')) button.hidden = false
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-camera]') : null
    const form = button?.closest('form')
    if (form) void scan(form)
  })
}

async function scan(form: HTMLFormElement): Promise<void> {
  const view = form.querySelector<HTMLVideoElement>('[data-camera-view]')
  const field = form.querySelector<HTMLInputElement>('input[name=code]')
  if (!view || !field || !window.BarcodeDetector) return
  const stream = await navigator.mediaDevices
    .getUserMedia({ video: { facingMode: 'environment' } })
    .catch(() => undefined)
  if (!stream) return
  view.hidden = false
  view.srcObject = stream
  await view.play()
  const reader = new window.BarcodeDetector({ formats: ['qr_code'] })
  const timer = setInterval(async () => {
    const [found] = await reader.detect(view).catch(() => [])
    if (!found || field.value !== '') return
    clearInterval(timer)
    for (const track of stream.getTracks()) track.stop()
    view.hidden = true
    field.value = found.rawValue
    form.requestSubmit()
  }, EVERY_MS)
}
