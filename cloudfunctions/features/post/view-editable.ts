import type { Content, EditableBlock, EditablePost } from '../../contract/post'
import type { MemberContext } from '../../platform/context'
import { orgNames } from '../org/org-names'
import { isAnyWaiting, pictureStates, type States } from '../picture/picture-states'
import { ownPictureUrls, PHONE_WIDTH, pictureUrls } from '../picture/picture-urls'
import { memberNames } from '../roster/member-names'
import { pictureIdsOf } from './content-rules'
import { deskItem } from './desk-rules'
import { actsOn, contentsFor, isHiddenFrom, type Size } from './post-rules'
import type { Whole } from './post-store'
import { rightsOn } from './rights-on'

/**
 * A post as one officer may see it: words that have not passed only if they are their own. One operation for another
 * writer's name, one for pictures.
 */
export async function viewEditable(context: MemberContext, post: Whole): Promise<EditablePost> {
  const { caller, now } = context
  const { memberId, name } = caller
  const { content, correction, authorId } = post
  const shown = isHiddenFrom(post, memberId) ? [] : [content]
  const ownCorrection = correction?.by === memberId ? correction : undefined
  const [members, branches, pictures, rights] = await Promise.all([
    authorId === memberId ? new Map([[memberId, name]]) : memberNames([authorId]),
    orgNames(now),
    picturesOf(contentsFor(post, memberId), memberId),
    rightsOn(context, post),
  ])
  return {
    ...deskItem(post, memberId, { members, branches }),
    blocks: shown.flatMap((one) => blocksOf(one, post.sizes, pictures)),
    corrections: post.corrections.map(({ at, note }) => ({ at, note })),
    ...(correction && {
      correction: {
        at: correction.at,
        isRefused: correction.isRefused ?? false,
        ...(ownCorrection && {
          words: {
            title: ownCorrection.content.title,
            note: ownCorrection.note,
            blocks: blocksOf(ownCorrection.content, ownCorrection.sizes, pictures),
          },
        }),
      },
    }),
    may: actsOn(post, rights, { now, hasWaitingPicture: isAnyWaiting(pictures.states) }),
  }
}

interface Pictures {
  states: States
  urls: ReadonlyMap<string, string>
}

async function picturesOf(contents: readonly Content[], memberId: string): Promise<Pictures> {
  const ids = [...new Set(contents.flatMap(pictureIdsOf))]
  const [states, urls] = await Promise.all([pictureStates(ids), pictureUrls(ids, PHONE_WIDTH)])
  const own = await ownPictureUrls(states, memberId, PHONE_WIDTH)
  return { states, urls: new Map([...own, ...urls]) }
}

function blocksOf(
  { blocks }: Content,
  sizes: Readonly<Record<string, Size>>,
  { states, urls }: Pictures,
): EditableBlock[] {
  return blocks.map((block): EditableBlock => {
    if (block.kind !== 'picture') {
      return block
    }
    const { pictureId } = block
    const url = urls.get(pictureId)
    return {
      ...block,
      check: states.get(pictureId)?.state ?? 'refused',
      ...(sizes[pictureId] ?? { width: 4, height: 3 }),
      ...(url !== undefined && { url }),
    }
  })
}
