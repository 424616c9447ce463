// The steps of a conference as people take them on screen, in the order of the work. Each journey strings them
// together by its own plan.
export * from './answering.ts'
export * from './closing.ts'
export * from './concluding.ts'
export * from './day.ts'
export * from './opinions.ts'
export * from './preparing.ts'
