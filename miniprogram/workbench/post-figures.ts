import type { Output } from '../../cloudfunctions/contract/contract'
import type { Channel } from '../../cloudfunctions/contract/post'
import { withUnit } from '../services/format'
import { channelWords } from '../services/post-words'

type Counted = Output<'post.figures'>['months'][number]

interface MonthBar {
  month: string
  name: string
  text: string
  /** Shares of the whole width, in percent, channel by channel. */
  parts: { channel: Channel; width: number }[]
}

export interface FiguresView {
  total: string
  channels: { channel: Channel; text: string }[]
  months: MonthBar[]
}

const channels = Object.keys(channelWords) as Channel[]

const sum = (rows: readonly Counted[], field: 'posts' | 'reads') =>
  rows.reduce((total, row) => total + row[field], 0)

/** A year of a branch: numbers in words, bars beside them; the longest is the month with the most. */
export function figuresView({ months }: Output<'post.figures'>, year: number): FiguresView {
  const names = [...new Set(months.map(({ month }) => month))].sort()
  const most = Math.max(1, ...names.map((name) => sum(inMonth(months, name), 'posts')))
  return {
    total: `${year}年发了 ${withUnit(sum(months, 'posts'), '篇')}，看过 ${withUnit(sum(months, 'reads'), '次')}`,
    channels: channels.flatMap((channel) => {
      const rows = months.filter((row) => row.channel === channel)
      const posts = sum(rows, 'posts')
      return posts > 0 ? [{ channel, text: `${channelWords[channel]} ${withUnit(posts, '篇')}` }] : []
    }),
    months: names.map((name) => monthBar(name, inMonth(months, name), most)),
  }
}

function inMonth(months: readonly Counted[], name: string): Counted[] {
  return months.filter(({ month, posts }) => month === name && posts > 0)
}

function monthBar(month: string, rows: readonly Counted[], most: number): MonthBar {
  const words = rows.map(({ channel, posts }) => `${channelWords[channel]} ${withUnit(posts, '篇')}`)
  return {
    month,
    name: `${Number(month.slice(5))}月，${withUnit(sum(rows, 'posts'), '篇')}`,
    text: [...words, `看过 ${withUnit(sum(rows, 'reads'), '次')}`].join('，'),
    parts: rows.map(({ channel, posts }) => ({ channel, width: Math.round((posts / most) * 100) })),
  }
}
