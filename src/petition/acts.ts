// The acts other chapters call, under one roof.
export { handOverMatter } from './handover.acts.ts'
export {
  addPastMatter,
  linkQuestion,
  unlinkQuestion,
} from './link.acts.ts'
export { type RegistrationInput, receiveRegistration, recordVillageMeeting } from './meeting.acts.ts'
export {
  correctSubmission,
  type Received,
  receiveSubmission,
  type SubmissionInput,
  splitSubmission,
} from './receive.acts.ts'
export { type Leaving, restrictQuestion } from './restrict.acts.ts'
export { assignQuestion, classifyQuestion, splitOffQuestion } from './triage.acts.ts'
