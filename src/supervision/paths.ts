// Addresses of supervision.
export function supervisionPath(commune: string, part = ''): string {
  return `/xa/${commune}/giam-sat${part && `/${part}`}`
}
