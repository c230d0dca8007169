import type { OrgNode, TreeEdit, TreeView } from '../../cloudfunctions/contract/org'
import { refusal } from '../services/act'
import type { Notice } from '../services/deed-words'
import { agrees } from '../services/open'
import type { Choice } from './components/choice-sheet/choice-sheet'
import type { OrgAnswer, OrgForm } from './components/org-form/org-form'
import { contactNames } from './contact-view'
import { moveChoice, type OrgQuestion, orgEdit, orgForm, retireQuestion } from './tree-edits'
import type { EditableRow } from './tree-rows'
import { type NodeAct, nodeActs } from './tree-view'

interface NodePage {
  data: { rows: EditableRow[] }
  tree?: TreeView
  isCounty: boolean
  node?: OrgNode
  question: OrgQuestion
  setData(data: { form?: OrgForm | null; choice?: Choice | null; notice?: Notice | null }): void
  begin(node: OrgNode, what: NodeAct): Promise<void>
  save(edit: TreeEdit): Promise<void>
}

/** From a tap on an organisation to the edit that is saved. */
export const nodeHandlers = {
  onNode(
    this: NodePage,
    { currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>,
  ) {
    const node = this.tree?.nodes.find(({ id }) => id === currentTarget.dataset.id)
    const row = this.data.rows.find(({ id }) => id === node?.id)
    if (!node || !row?.canEdit) {
      return
    }
    this.node = node
    const acts = nodeActs(node.level, this.isCounty)
    wx.showActionSheet({
      alertText: node.name,
      itemList: acts.map(({ text }) => text),
      success: ({ tapIndex }) => {
        const chosen = acts[tapIndex]
        if (chosen) {
          void this.begin(node, chosen.act)
        }
      },
      // Closing the sheet is no failure.
      fail: () => {},
    })
  },

  async begin(this: NodePage, node: OrgNode, what: NodeAct) {
    const { nodes = [], treeId = '' } = this.tree ?? {}
    if (what === 'teams') {
      wx.navigateTo({ url: `/workbench/teams/teams?branchId=${node.id}&treeId=${treeId}` })
    } else if (what === 'move') {
      this.setData({ choice: moveChoice(nodes, node) })
    } else if (what === 'transfer') {
      wx.navigateTo({ url: `/workbench/transfer/transfer?treeId=${treeId}&orgId=${node.id}` })
    } else if (what === 'retire') {
      if (await agrees(retireQuestion(node))) {
        await this.save({ do: 'retire', orgId: node.id })
      }
    } else {
      const read = await contactNames(what === 'describe' ? (node.contacts ?? []) : [])
      this.question = what
      this.setData(
        'names' in read
          ? { form: orgForm(what, node, read.names), notice: null }
          : { notice: refusal(read.error) },
      )
    }
  },

  onForm(this: NodePage, { detail }: WechatMiniprogram.CustomEvent<OrgAnswer>) {
    if (this.node) {
      void this.save(orgEdit(this.question, this.node, detail))
    }
  },

  async onChoice(this: NodePage, { detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ choice: null })
    if (this.node) {
      await this.save({ do: 'move', orgId: this.node.id, toParentId: value })
    }
  },
}
