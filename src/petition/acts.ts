// The acts other chapters call, under one roof.
export {
  addPastMatter,
  linkQuestion,
  unlinkQuestion,
} from './link.acts.ts'
export {
  correctSubmission,
  type Received,
  type RegistrationInput,
  receiveRegistration,
  receiveSubmission,
  recordVillageMeeting,
  type SubmissionInput,
  splitSubmission,
} from './receive.acts.ts'
export { handOverMatter, type Leaving, restrictQuestion } from './restrict.acts.ts'
export { assignQuestion, classifyQuestion, splitOffQuestion } from './triage.acts.ts'
