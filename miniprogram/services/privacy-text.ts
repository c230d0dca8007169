import type { PaperText, TextSection } from './paper-text'

/** Rises with every change of the words below; an agreement names the version that was read. */
export const wordingVersion = 4

/**
 * 隐私政策, as 《个人信息保护法》 articles 14, 17, 24, 31 and 44–50 ask for it and WeChat's 用户隐私保护指引 wants it declared.
 * PRODUCT §1.7 in the words of the people who are asked. How long things are kept is what the code does (`jobs/kinds.ts`,
 * `features/privacy/`); who runs this and how to call them comes from `about.get` and stands above it.
 */
export const privacyText: PaperText = {
  title: '隐私政策',
  version: wordingVersion,
  since: '2026-11-22',
  sections: [
    {
      title: '我们是谁',
      lines: [
        '办这个小程序的单位和电话写在本页最上面。',
        '您的资料由这个单位负责，出了问题找它。',
        '这份说明照《个人信息保护法》写。',
      ],
    },
    {
      title: '我们登记什么，做什么用',
      isAtConsent: true,
      lines: ['自愿的不给，别的一样用。'],
      fields: [
        { name: '姓名、支部、党小组', use: '和名册上一样，认出是您，给您留位子。' },
        { name: '身份和类别', use: '是党员还是群众，定哪些积分规则跟您有关。' },
        { name: '出生年份', use: '年纪大的规则不一样，同名的分得清。不要月和日。' },
        { name: '微信给本小程序的编号', use: '认出是您，不用记密码。' },
        { name: '报名、退出、签到、工时', use: '领头人知道谁来，给您记工时和积分。' },
        {
          name: '会议、党费、积分、不参评的决定',
          use: '只记党员的，算每月的分，每一分都查得到。不参评不写原因。',
        },
        { name: '手机号', use: '您自己填了才有，好联系您。', isGiven: true },
        { name: '求助的话、地方、照片、评分', use: '您求助才有，用来办您的事。', isGiven: true },
        { name: '申报的事和照片', use: '您申报才有，用来确认积分。', isGiven: true },
        { name: '异议的话', use: '您提了才有，用来核实和答复。', isGiven: true },
        { name: '流动去向', use: '在外的党员才有：在哪里，哪天报到。' },
        { name: '职务、责任区、写的动态、操作记录', use: '任了职的人才有，办了什么事有据可查。' },
        { name: '您同意的日子、试错邀请码的次数', use: '证明您同意过，防别人乱试。' },
      ],
    },
    {
      title: '我们不要什么',
      isAtConsent: true,
      lines: [
        '不要身份证号，名册里不记家庭住址。',
        '不看您在哪里，不记走过的路。',
        '不翻您的通讯录和相册，照片您自己挑了才传。',
        '照片里藏的时间、地点，收下时就抹掉。',
        '不记您看了什么、看了多久。',
      ],
    },
    {
      title: '谁能看到',
      isAtConsent: true,
      lines: [
        '本支部的名册：党小组长、组织委员、支部书记看得到。',
        '总支书记和县级管理员管到哪里，就看得到哪里。',
        '别人看得到领头人和上红榜的人的名字。',
        '党员的名片人人能看：姓名、支部、职务、责任区。',
        '您的求助，这一片的领头人和支部看得到，别人看不到。',
        '您申报的事和您的分数：组织委员、支部书记看得到，要确认积分；别的村民和党员看不到。',
        '手机号您同意亮出来，别人才看得到。',
        '匿名提的异议，办理的人也看不到是谁。',
        '每次导出名册都会记下是谁导的。',
        '不卖，不给广告，不作别的用。',
      ],
    },
    {
      title: '走访记录',
      lines: [
        '走访一户人家，只记户名和办得怎样。',
        '请走访的人不写病情，不写收入。',
        '只有走访的人、这一班的领头人、支部书记和上级看得到。',
        '满 12 个月自动删掉。',
      ],
    },
    {
      title: '请谁帮忙处理',
      lines: [
        '腾讯云：存放资料、运行程序。',
        '微信：检查您写的话和照片，检查过别人才看得到。',
        '微信：您同意了，才替我们给您发通知，才把手机号给我们。',
        '除了这两家，不给别人；法律要求的除外。',
      ],
    },
    {
      title: '存在哪里',
      lines: [
        '存在腾讯云 CloudBase 上海机房，在中国境内，不出境。',
        '手机和机房之间加密传送。',
        '手机不能直接翻数据库，每个人只看得到自己该看的。',
        '有几样存在您手机里：草稿、上次看的内容。删掉小程序就没了。',
        '程序的运行日志里不记姓名、电话和您写的话。',
        '程序出错时，发回错在哪一页、哪个版本，姓名、号码和汉字先去掉。',
        '万一泄露，我们马上补救，照法律告诉您。',
      ],
    },
    {
      title: '存多久',
      lines: [
        '名册、报名、求助、申报：到您删除为止。',
        '离开名册的人，名字随过去的记录留着，要删就告诉我们。',
        '工时、积分、红榜：总数长期留着，您删除以后只剩一个代号。',
        '走访记录：12 个月。',
        '通知：90 天。',
        '月底材料的文件：1 天。',
        '传上来没用上的照片：1 天。',
        '干部的操作记录：长期留着，备查。',
        '备份另外保管，您删除以后，旧备份 90 天内也删掉。',
      ],
    },
    {
      title: '您可以随时',
      isAtConsent: true,
      lines: [
        '在“我的 › 我的资料”里看我们存了您什么。',
        '在同一页点“复制一份”，就有一份副本。',
        '名册上的字错了，告诉支部书记来改，或打我们的电话。',
        '手机号和名片在“亮身份”里自己改。',
        '在“我的资料”里删除，就是收回同意，删了找不回来。',
        '红榜上的名字，您要求就抹去。',
        '不同意也能看任务、看公示，只是不能报名。',
        '您提的要求，15 个工作日内答复。不满意可以打 12345，也可以找网信部门。',
      ],
    },
    {
      title: '分数和红榜怎么来',
      lines: [
        '分数照写明的规则算，每一分都能问为什么。',
        '程序只算分，名单由支委会定，公示以后才发布。',
        '不用您的资料给您推东西。',
      ],
    },
    {
      title: '孩子的资料',
      lines: [
        '这个小程序给成年人用。',
        '不满 14 周岁的，不登记；14 到 18 周岁的，家长同意了再登记。',
        '发现登记错了，请告诉我们，马上删。',
        '照片里有孩子的，先问过家长再传。',
      ],
    },
    {
      title: '这份说明会改',
      lines: [
        '每一版有号和日子，写在最上面。',
        '改了登记什么、做什么用、谁能看到，会再请您同意一次。',
        '您不同意新的，以前的资料照样可以看、可以删。',
      ],
    },
  ],
}

/** What is said before anything is collected: the policy's own words; what only comes later is named, and no more. */
export const consentSections: readonly TextSection[] = privacyText.sections
  .filter(({ isAtConsent }) => isAtConsent)
  .map(briefly)

function briefly(section: TextSection): TextSection {
  const { fields, lines } = section
  if (!fields) {
    return section
  }
  const given = fields.filter(({ isGiven }) => isGiven).map(({ name }) => name)
  return {
    ...section,
    fields: fields.filter(({ isGiven }) => !isGiven),
    lines: [`自愿的：${given.join('；')}。`, ...lines],
  }
}
