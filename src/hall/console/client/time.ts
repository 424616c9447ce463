// In the browser: hours and minutes as they are in Viet Nam, whatever zone the device is set to.

const CLOCK = new Intl.DateTimeFormat('vi-VN', {
  hour: 'numeric',
  minute: '2-digit',
  hour12: false,
  timeZone: 'Asia/Ho_Chi_Minh',
})

export function hourOf(time: number | string | null): string {
  return time === null ? '–' : CLOCK.format(new Date(time))
}

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' })

/** The day of `near` with the hour a person typed ("9:42", "09.42", "942"); undefined when it is no hour. */
export function hourTyped(typed: string, near: number): string | undefined {
  const found = /^(\d{1,2})[:.h ]?(\d{2})$/.exec(typed.trim())
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return undefined
  const at = Date.parse(`${DAY.format(near)}T${found[1]?.padStart(2, '0')}:${found[2]}:00.000+07:00`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

export function minutesSince(start: string | null, now: number): string {
  if (start === null) return '0:00'
  const seconds = Math.max(0, Math.floor((now - Date.parse(start)) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
