import { pastConsent } from './consent'

const folder = '/pages/identity'

/** Binding collects a name, so the wording comes first until it is agreed to. */
export function bindUrl(): string {
  return pastConsent(`${folder}/bind/bind`)
}

/** Looking for a branch collects nothing; asking one does. */
export const findUrl = `${folder}/find/find`

export function askUrl(branchId: string, branchName: string): string {
  return pastConsent(askPage(branchId, branchName))
}

export function askPage(branchId: string, branchName: string): string {
  return `${folder}/ask/ask?branchId=${branchId}&branchName=${encodeURIComponent(branchName)}`
}

export const cardPage = `${folder}/card/card`

export const cardEditPage = `${folder}/card-edit/card-edit`

export const dataPage = `${folder}/data/data`

export const privacyPage = `${folder}/privacy/privacy`
