// Rules: the addresses of the laptop's pages.
export function laptopPath(commune: string, conference: string, part = ''): string {
  return `/xa/${commune}/hoi-nghi/${conference}/ngay/may-xach-tay${part ? `/${part}` : ''}`
}

/** A parcel's name as people see it in a folder. */
export function parcelName(way: 'di' | 've', commune: string, date: string): string {
  return `${way === 'di' ? 'mang-di' : 'dua-ve'}-${commune}-${date}.dtgoi`
}
