/** What happens to a person's data at «删除我的资料», said before it is done (PRODUCT §1.7). */
export const deletion = {
  gone: [
    '姓名、手机号和微信账号，到处都删。',
    '没有开始的班，名额让给别人。',
    '求助写的话、地方和照片，都删。',
    '职务和名片，一起撤掉。',
    '这部手机上存的内容，也一起清掉。',
  ],
  kept: ['去过的班和已经公布的名单，总数不能变，只留一个代号，看不出是您。'],
  question: {
    title: '删除我的资料',
    content: '删了找不回来。以后想再报名，要重新向支部书记要邀请码。',
  },
}
