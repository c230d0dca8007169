import type { Output } from '../../cloudfunctions/contract/contract'
import type { PostItem } from '../../cloudfunctions/contract/post'

export const published = Date.parse('2026-11-21T10:00:00+08:00')

/** A post of another branch with a picture that has passed. */
export function aPostItem(changes: Partial<PostItem> = {}): PostItem {
  return {
    postId: 'p-1',
    channel: 'branch',
    title: '板上发电板下种药，黄精苗补齐了',
    branchId: 'b-3',
    branchName: '中药材合作社支部',
    at: published,
    isPinned: false,
    cover: { pictureId: 'pic-1', width: 1200, height: 800, url: 'https://storage/checked/pic-1.jpg' },
    ...changes,
  }
}

export function anArticle(changes: Partial<Output<'post.get'>> = {}): Output<'post.get'> {
  return {
    ...aPostItem(),
    blocks: [
      {
        kind: 'picture',
        pictureId: 'pic-1',
        width: 1200,
        height: 800,
        url: 'https://storage/checked/pic-1.jpg',
        caption: '三号光伏区，补好苗的垄上盖了稻草。',
      },
      { kind: 'paragraph', text: '入冬前最后一批黄精苗，前天下午种完了。' },
      { kind: 'quote', text: '苗一落地，当天盖草。' },
      { kind: 'list', items: ['带雨鞋', '七点半集合'] },
    ],
    corrections: [],
    reads: 128,
    ...changes,
  }
}

export const townPlaces: Output<'post.places'> = {
  places: [
    { orgId: 'b-1', name: '上田村支部' },
    { orgId: 'b-2', name: '光伏电站支部' },
    { orgId: 'b-3', name: '中药材合作社支部' },
  ],
}
