import type { TaskDetail } from '../../cloudfunctions/contract/task'

/** A task on its own page, with this shift chosen. */
export function openTask(taskId: string, shiftId: string): void {
  wx.navigateTo({ url: `/pages/task/detail/detail?taskId=${taskId}&shiftId=${shiftId}` })
}

/** Where people say that they are there, with the code the lead shows. */
export function openCheckIn(taskId: string, shiftId: string): void {
  wx.navigateTo({ url: `/pages/task/check-in/check-in?taskId=${taskId}&shiftId=${shiftId}` })
}

/** To where the person came from; a page that was opened from outside leads to «我的». */
export function goBack(): void {
  if (getCurrentPages().length > 1) {
    wx.navigateBack()
  } else {
    wx.switchTab({ url: '/pages/me/me/me' })
  }
}

export function showTasks(): void {
  wx.switchTab({ url: '/pages/task/list/list' })
}

/** What the two buttons on the way to a site do, for a page that keeps the task beside its data. */
export const wayHandlers = {
  /** The site on WeChat's map, which leads the way from there; nothing without coordinates. */
  onRoute(this: { task?: TaskDetail }) {
    const { latitude, longitude, name, note } = this.task?.site ?? {}
    if (latitude !== undefined && longitude !== undefined) {
      wx.openLocation({ latitude, longitude, name, address: note })
    }
  },

  /** Calls the person in charge; nothing when no number is shown. */
  onPhone(this: { task?: TaskDetail }) {
    const phoneNumber = this.task?.lead?.phone
    if (phoneNumber) {
      // Refusing WeChat's own question before the call is no failure.
      wx.makePhoneCall({ phoneNumber, fail: () => {} })
    }
  },
}

/** Asks before something is given up; closing the question means no. */
export function agrees(question: { title: string; content: string }): Promise<boolean> {
  return new Promise((resolve) => {
    wx.showModal({
      ...question,
      confirmText: '确定',
      cancelText: '再想想',
      success: ({ confirm }) => resolve(confirm),
      fail: () => resolve(false),
    })
  })
}
