// A QR code's modules as one SVG: for the typesetter and for pages.

/** Rows of "1" and "0" as one path, a unit square a module. */
export function qrPath(modules: readonly string[]): string {
  return modules
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`),
    )
    .join('')
}

export function qrSvg(modules: readonly string[]): string {
  const side = modules.length
  const box = `viewBox="0 0 ${side} ${side}" width="${side}" height="${side}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}><path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path d="${qrPath(modules)}"/></svg>`
}
