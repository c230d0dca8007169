import { addDays, dayOf } from '../services/format'
import { optionsOf } from '../services/options'
import { channelWords } from '../services/post-words'
import type { Role } from './place-view'
import { type PostForm, type PostProblems, publishAtOf, type Track } from './post-form'
import { wayOf } from './post-stand'
import { trackWords } from './roster-view'

export const reachWords: Record<PostForm['reach'], string> = {
  branch: '本支部',
  town: '全镇，要总支同意',
}

const whoWords: Record<PostForm['who'], string> = {
  all: '大家都看得到',
  members: '只给这里的成员看',
  tracks: '只给几类党员看',
}

export function audienceText({ channel, who, tracks }: Pick<PostForm, 'channel' | 'who' | 'tracks'>): string {
  if (channel !== 'notice') {
    return whoWords.all
  }
  return who === 'tracks'
    ? `只给这几类看：${tracks.map((track) => trackWords[track]).join('、')}`
    : whoWords[who]
}

interface TrackTick {
  track: Track
  text: string
  isTicked: boolean
}

/** What the settings of a post draw, and what becomes of it with them. */
export const noSettings = {
  channelOptions: optionsOf(channelWords),
  reachOptions: optionsOf(reachWords),
  whoOptions: optionsOf(whoWords),
  channel: 'branch' as PostForm['channel'],
  reach: 'branch' as PostForm['reach'],
  who: 'all' as PostForm['who'],
  isTimed: false,
  day: '',
  time: '',
  tracks: [] as TrackTick[],
  way: { button: '', text: '', isPublishing: false },
}

type Options = 'channelOptions' | 'reachOptions' | 'whoOptions'

export function drawnSettings(
  form: PostForm,
  roles: readonly Role[],
  now: number,
): Omit<typeof noSettings, Options> {
  const { channel, reach, who, isTimed, day, time } = form
  const tracks = (Object.keys(trackWords) as Track[]).map((track) => ({
    track,
    text: trackWords[track],
    isTicked: form.tracks.includes(track),
  }))
  const way = wayOf({ reach, at: publishAtOf(form) }, roles, now)
  return { channel, reach, who, isTimed, day, time, tracks, way }
}

type Field = 'channel' | 'reach' | 'who' | 'day' | 'time'

interface SettingsPage {
  data: { problems: PostProblems }
  form: PostForm
  setData(data: object): void
  drawSettings(): void
  keep(): void
}

/** Where it stands, who sees it, and when. */
export const settingsHandlers = {
  onSetting(
    this: SettingsPage,
    { currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }, object, { field: Field }>,
  ) {
    set(this, { [currentTarget.dataset.field]: detail.value })
  },

  onTrack(
    this: SettingsPage,
    { currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { track: Track }>,
  ) {
    const { track } = currentTarget.dataset
    const { tracks } = this.form
    const others = tracks.filter((one) => one !== track)
    set(this, { tracks: others.length < tracks.length ? others : [...tracks, track].sort() })
  },

  /** The first proposal is tomorrow at eight. */
  onTimed(this: SettingsPage) {
    const { isTimed, day } = this.form
    set(this, { isTimed: !isTimed, day: day || addDays(dayOf(Date.now()), 1) })
  },
}

function set(page: SettingsPage, part: Partial<PostForm>): void {
  page.form = { ...page.form, ...part }
  page.setData({ problems: { ...page.data.problems, tracks: '', when: '' } })
  page.drawSettings()
  page.keep()
}
