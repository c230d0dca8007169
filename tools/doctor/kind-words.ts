interface KindWords {
  title: string
  /** What people notice when it is not done. */
  means: string
}

/** Each kind of timed work (jobs/kinds.ts) for whoever keeps the town going. */
const words: Readonly<Record<string, KindWords>> = {
  passPlaces: { title: '名额轮转', means: '有人退出后，候补的人轮不上' },
  notMovedUp: { title: '没轮上的告知', means: '没轮上的候补不知道结果' },
  comingTomorrow: { title: '前一天的提醒', means: '报了名的人收不到“明天有班”' },
  askForHours: { title: '请领头人确认工时', means: '领头人不知道该确认，工时迟迟不记' },
  askForHoursAgain: { title: '再请领头人确认工时', means: '拖着没确认的工时没有人催' },
  finishPosting: { title: '出勤记录', means: '确认过的工时不出现在本人的记录里' },
  creditAttendances: { title: '工时记分', means: '确认过的工时没有分' },
  creditPending: { title: '申报记分', means: '确认过的申报没有分' },
  openMonths: { title: '开月', means: '书记看不到新的一个月，月底名单做不了' },
  tellPhases: { title: '月底各步的提醒', means: '书记不知道该确认、该开会了' },
  overdueObjections: { title: '异议超期的提醒', means: '有异议没有按期答复，没有人提醒' },
  checkSums: { title: '存折复核', means: '存折算错了没有人知道' },
  riseOverdue: { title: '需求超时上报', means: '没有人回应的需求不会报到支部' },
  askWhetherDone: { title: '问需求办好没有', means: '提需求的人没有被问到结果' },
  checkPosts: { title: '动态复查', means: '动态卡在微信检查，发不出来' },
  askAboutPictures: { title: '图片复查', means: '图片卡在微信检查，别人看不到' },
  send: { title: '发微信消息', means: '同意收消息的人在微信里什么也收不到' },
  removePacks: { title: '清理月底材料', means: '带姓名的材料超过一天还留在存储里' },
  sweepPictures: { title: '清理图片', means: '没有人用的图片一直占着存储' },
  forgetMessages: { title: '清理旧消息', means: '超过九十天的消息还留着' },
  forgetVisits: { title: '清理入户记录', means: '超过十二个月的入户记录还留着，违反对村民的承诺' },
}

export function meaningOfKind(name: string): KindWords {
  return words[name] ?? { title: name, means: '这件事没有做' }
}

export const wordedKinds: readonly string[] = Object.keys(words)
