import type { TaskPlan } from '../task-plan'
import { guangfu } from './guangfu'
import { jiguan } from './jiguan'
import { nonglv } from './nonglv'
import { shangtian } from './shangtian'
import { xikou } from './xikou'
import { yaocai } from './yaocai'

/** Two weeks to come and three behind, by the branch that publishes. */
export const plansByBranch: Readonly<Record<string, readonly TaskPlan[]>> = {
  'org-yaocai': yaocai,
  'org-shangtian': shangtian,
  'org-xikou': xikou,
  'org-guangfu': guangfu,
  'org-nonglv': nonglv,
  'org-jiguan': jiguan,
}
