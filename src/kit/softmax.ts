/** Sums of weights as shares of 1, in the same order. */
export function softmax(sums: readonly number[]): readonly number[] {
  const most = Math.max(...sums)
  const shares = sums.map((sum) => Math.exp(sum - most))
  const all = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => share / all)
}
