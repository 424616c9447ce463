// In the browser, at the desk: reads the code of an invitation or receipt with the camera. Browsers let a page use it on
// this machine and over https only; anywhere else the button stays hidden and the code is typed. The code is read here, in
// the page: few browsers on laptops bring a reader of their own.
import decodeQR from 'qr/decode.js'

const EVERY_MS = 200
/** Wide enough for a code held at arm's length, small enough for an old laptop. */
const WIDTH = 640

if (window.isSecureContext && navigator.mediaDevices) {
  showButtons()
  // The page of the day is drawn anew when something happened.
  new MutationObserver(showButtons).observe(document.body, { childList: true, subtree: true })
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-camera]') : null
    const form = button?.closest('form')
    if (form) void (stop ? stop() : scan(form))
  })
}

/** Puts the camera out; undefined while it is. */
let stop: (() => void) | undefined

function showButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-camera]'))
    if (button.hidden) button.hidden = false
}

async function scan(form: HTMLFormElement): Promise<void> {
  const view = form.querySelector<HTMLVideoElement>('[data-camera-view]')
  const field = form.querySelector<HTMLInputElement>('input[name=code]')
  if (!view || !field) return
  const stream = await navigator.mediaDevices
    .getUserMedia({ video: { facingMode: 'environment' } })
    .catch(() => undefined)
  show(form, '[data-camera-refused]', stream === undefined)
  if (!stream) return
  const timer = setInterval(() => {
    // A page drawn anew takes the picture away: nobody could see that the camera still looks.
    if (!view.isConnected) return stop?.()
    const code = read(view)
    if (code === undefined || field.value !== '') return
    stop?.()
    field.value = code
    form.requestSubmit()
  }, EVERY_MS)
  stop = () => {
    clearInterval(timer)
    for (const track of stream.getTracks()) track.stop()
    view.hidden = true
    show(form, '[data-camera-on]', false)
    stop = undefined
  }
  // What was refused before would stand in the way of what is read now.
  field.value = ''
  view.hidden = false
  show(form, '[data-camera-on]', true)
  view.srcObject = stream
  await view.play().catch(() => stop?.())
}

const canvas = document.createElement('canvas')

/** What the code in the picture says; undefined where none can be read. */
function read(view: HTMLVideoElement): string | undefined {
  if (view.videoWidth === 0) return undefined
  canvas.width = Math.min(WIDTH, view.videoWidth)
  canvas.height = Math.round((view.videoHeight * canvas.width) / view.videoWidth)
  const picture = canvas.getContext('2d', { willReadFrequently: true })
  if (!picture) return undefined
  picture.drawImage(view, 0, 0, canvas.width, canvas.height)
  try {
    return decodeQR(picture.getImageData(0, 0, canvas.width, canvas.height))
  } catch {
    return undefined
  }
}

function show(form: HTMLFormElement, what: string, shown: boolean): void {
  for (const part of form.querySelectorAll<HTMLElement>(what)) part.hidden = !shown
}
