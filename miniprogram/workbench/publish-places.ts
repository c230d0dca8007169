import { refusal } from '../services/act'
import { call, type Failure } from '../services/api'
import type { Notice } from '../services/deed-words'
import type { Choice } from './components/choice-sheet/choice-sheet'
import { namesIn, noSearch } from './member-search'
import { readTrees } from './place'
import type { PublishForm } from './publish-form'

interface PlacesData extends Partial<typeof noSearch> {
  choice?: Choice | null
  notice?: Notice | null
  searched?: ''
}

interface PlacesPage {
  data: { form: PublishForm }
  branchId: string
  treeId: string
  setData(data: PlacesData): void
  write(part: Partial<PublishForm>): void
  onChosen?(value: string): void
}

/** Where the branch has met before, and who looks after which area: asked for when the officer wants to see it. */
export const placesHandlers = {
  async onSites(this: PlacesPage) {
    const answer = await call('task.sites', { branchId: this.branchId })
    if (!answer.ok) {
      this.setData({ notice: refusal(answer.error) })
      wx.pageScrollTo({ scrollTop: 0 })
      return
    }
    const { sites } = answer.data
    this.onChosen = (name) => {
      const site = sites.find((known) => known.name === name)
      if (site) {
        this.write({ site })
      }
    }
    const options = sites.map(({ name, note }) => ({ value: name, text: note ? `${name}（${note}）` : name }))
    const text = options.length > 0 ? '' : '这个支部还没有发过任务，请直接写。'
    this.setData({ choice: { title: '以前的地点', text, options } })
  },

  async onAreas(this: PlacesPage) {
    const read = await readLeads(this.treeId, this.branchId)
    if ('error' in read) {
      this.setData({ notice: refusal(read.error) })
      wx.pageScrollTo({ scrollTop: 0 })
      return
    }
    const { leads } = read
    this.onChosen = (areaId) => {
      const lead = leads.find((one) => one.areaId === areaId)
      if (lead) {
        this.setData({ ...noSearch, searched: '' })
        this.write({ leadId: lead.memberId, leadName: lead.name })
      }
    }
    const options = leads.map(({ areaId, areaName, name }) => ({
      value: areaId,
      text: `${areaName} · ${name}`,
    }))
    const text = options.length > 0 ? '' : '这个支部还没有责任区。'
    this.setData({ choice: { title: '哪个责任区', text, options } })
  },

  onChoice(this: PlacesPage, { detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ choice: null })
    this.onChosen?.(detail.value)
  },

  onNoChoice(this: PlacesPage) {
    this.setData({ choice: null })
  },
}

interface AreaLead {
  areaId: string
  areaName: string
  memberId: string
  name: string
}

/** Who looks after the areas of a branch; an area whose lead has left it is left out. */
async function readLeads(
  treeId: string,
  branchId: string,
): Promise<{ leads: AreaLead[] } | { error: Failure }> {
  const read = await readTrees(treeId)
  if ('error' in read) {
    return read
  }
  const areas = read.trees.flatMap((tree) => tree.areas).filter((area) => area.branchId === branchId)
  const found = await namesIn(
    branchId,
    areas.map(({ leadId }) => leadId),
  )
  if ('error' in found) {
    return found
  }
  const leads = areas.flatMap(({ id, name: areaName, leadId }) => {
    const name = found.names.get(leadId)
    return name ? [{ areaId: id, areaName, memberId: leadId, name }] : []
  })
  return { leads }
}
