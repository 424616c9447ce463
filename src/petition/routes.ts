// All routes of the petition chapter. What higher chapters tell about a question, or must let go of, comes in as parts.
import type { App } from '../kit/http/route.ts'
import type { Workers } from '../kit/workers.ts'
import { collectRoutes } from './collect/collect.routes.ts'
import { entryRoutes } from './entry.routes.ts'
import { filesRoutes } from './files.routes.ts'
import { inboxRoutes } from './inbox.routes.ts'
import { importRoutes } from './list/import.routes.ts'
import type { Importer } from './list/importer.ts'
import { petitionPaperRoutes } from './paper.routes.ts'
import { pastRoutes } from './past.routes.ts'
import { slipKitRoutes } from './people/kit.routes.ts'
import { type QuestionParts, questionRoutes } from './question.routes.ts'
import { restrictedRoutes } from './restricted.routes.ts'

export interface PetitionParts extends QuestionParts {
  readonly workers: Workers
  readonly importer: Importer
}

export function petitionRoutes(app: App, parts: PetitionParts): void {
  inboxRoutes(app, parts.workers)
  entryRoutes(app)
  collectRoutes(app)
  importRoutes(app, parts)
  questionRoutes(app, parts)
  filesRoutes(app)
  restrictedRoutes(app, parts.workers)
  pastRoutes(app)
  petitionPaperRoutes(app, parts.workers)
  slipKitRoutes(app, parts.workers)
}
