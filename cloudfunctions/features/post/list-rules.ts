import type { Audience, Channel } from '../../contract/post'

type Track = Extract<Audience, { who: 'tracks' }>['tracks'][number]

interface Listed {
  branchId: string
  /** The general branch it belongs to. */
  townId: string
  reach: 'branch' | 'town'
  channel: Channel
  audience: Audience
}

/**
 * The feeds a post stands in, as keys of one index: `b-1` for everybody, `b-1@` for those who belong there, `b-1@D` for
 * one track of them, each with all channels and with its own one (`b-1/notice`). Who may see a post and where it stands
 * is thus one condition of one query.
 */
export function listsOf({ branchId, townId, reach, channel, audience }: Listed): string[] {
  const orgs = reach === 'town' ? [branchId, townId] : [branchId]
  const suffixes = {
    all: () => [''],
    members: () => ['@'],
    tracks: () => (audience.who === 'tracks' ? audience.tracks.map((track) => `@${track}`) : []),
  }[audience.who]()
  return orgs.flatMap((org) =>
    suffixes.flatMap((suffix) => [`${org}${suffix}`, `${org}${suffix}/${channel}`]),
  )
}

export interface Reader {
  /** Branches and general branches the reader belongs to. */
  orgIds: readonly string[]
  track?: Track
}

/** The keys of what one reader may see of these organisations. */
export function keysFor(
  orgIds: readonly string[],
  reader: Reader | undefined,
  channel: Channel | undefined,
): string[] {
  const ending = channel === undefined ? '' : `/${channel}`
  return orgIds.flatMap((org) => {
    const suffixes = reader?.orgIds.includes(org)
      ? ['', '@', ...(reader.track ? [`@${reader.track}`] : [])]
      : ['']
    return suffixes.map((suffix) => `${org}${suffix}${ending}`)
  })
}

/** Whether a post that stands in these lists is for this reader. */
export function isFor(lists: readonly string[], reader: Reader | undefined): boolean {
  const orgs = lists.flatMap((key) => (key.includes('/') ? [] : [key.split('@')[0] as string]))
  const keys = new Set(keysFor([...new Set(orgs)], reader, undefined))
  return lists.some((key) => keys.has(key))
}

const tracks = ['A', 'B', 'C', 'D', 'E'] as const satisfies readonly Track[]

/** Every feed of one organisation, whoever it is for, without those of one channel. */
export function feedsOf(orgId: string): string[] {
  return ['', '@', ...tracks.map((track) => `@${track}`)].map((suffix) => `${orgId}${suffix}`)
}
