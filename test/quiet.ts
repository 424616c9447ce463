// Loaded before each test file (run.ts). Node's test runner follows every promise through async hooks, to know which test
// an error from nowhere belongs to; in files that hold a whole server that is a quarter of their time. The hooks are
// needed only while a file says which tests it has: afterwards they are let go. An error from nowhere still fails its
// file, without the name of the test.
import { createHook } from 'node:async_hooks'

const hooks: { enable(this: ReturnType<typeof createHook>): ReturnType<typeof createHook> } =
  Object.getPrototypeOf(createHook({}))
const { enable } = hooks

hooks.enable = function () {
  hooks.enable = enable
  setImmediate(() => this.disable())
  return enable.call(this)
}
