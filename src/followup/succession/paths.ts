// Addresses of succession.

export const successionPath = (commune: string) => `/xa/${commune}/to-chuc`
