/** Rises with every change of the words below; an agreement names the version that was read. */
export const wordingVersion = 3

export interface WordingSection {
  title: string
  lines: string[]
}

/** PRODUCT §1.7, in the words of the people who are asked. */
export const privacyWording: WordingSection[] = [
  {
    title: '我们登记什么',
    lines: [
      '姓名、所在支部、出生年份，和名册上的一样。',
      '您报名、退出和去过的班。',
      '微信给这个小程序的一个编号，用来认出是您。',
      '手机号：您自己填了才有，不填一样用。',
      '您求助时写的话、地方和带的照片：求助才有。',
      '您申报做的事和带的照片：申报才有。',
    ],
  },
  {
    title: '我们不要什么',
    lines: [
      '不要身份证号，名册里不记家庭住址。',
      '不看您在哪里，不记走过的路。',
      '不翻您的通讯录和相册，照片您自己挑了才传。',
    ],
  },
  {
    title: '拿来做什么',
    lines: [
      '让领头人知道给谁留位子。',
      '给您记工时和积分。',
      '您写的话、传的照片，先请微信检查过，别人才看得到。',
      '不卖，不给广告，不作别的用。',
    ],
  },
  {
    title: '谁能看到',
    lines: [
      '支部书记和组织委员看得到本支部名册。',
      '别人看得到领头人和上红榜的人的名字。',
      '党员的名片人人能看：姓名、支部、职务、责任区。',
      '您的求助，这一片的领头人和支部看得到，别人看不到。',
      '您申报的事，支部里确认积分的人看得到。',
      '您的分数只有您自己看得到。',
      '手机号您同意亮出来，别人才看得到。',
      '每次导出名册都会记下是谁导的。',
    ],
  },
  {
    title: '您可以随时',
    lines: [
      '在“我的 › 我的资料”里看我们存了您什么。',
      '在同一页删除您的资料，删了就找不回来。',
      '不同意也能看任务、看公示，只是不能报名。',
    ],
  },
]
