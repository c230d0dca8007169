import { doneNotice } from '../services/act'
import type { Notice } from '../services/deed-words'

const notOpened: Notice = {
  tone: 'amber',
  icon: 'error-circle',
  title: '表格没有打开',
  text: '手机存不下，或没有能打开表格的程序。',
}

/** Puts an Excel file into the phone's own folder and opens it, from where it can be sent on. */
export function openSheetFile({ name, base64 }: { name: string; base64: string }): Promise<Notice> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`
  return new Promise((resolve) => {
    const fail = () => resolve(notOpened)
    wx.getFileSystemManager().writeFile({
      filePath,
      data: base64,
      encoding: 'base64',
      success: () =>
        wx.openDocument({
          filePath,
          fileType: 'xlsx',
          showMenu: true,
          success: () => resolve(doneNotice('表格打开了', '右上角可以转发给别人。里面有名字，请收好。')),
          fail,
        }),
      fail,
    })
  })
}

export interface ChosenFile {
  name: string
  base64: string
}

/** One Excel file from a chat; `undefined` when none was chosen. */
export function chooseSheetFile(): Promise<ChosenFile | undefined> {
  return new Promise((resolve, reject) => {
    wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['xlsx'],
      success: ({ tempFiles: [file] }) => {
        if (!file) {
          resolve(undefined)
          return
        }
        wx.getFileSystemManager().readFile({
          filePath: file.path,
          encoding: 'base64',
          success: ({ data }) => resolve({ name: file.name, base64: String(data) }),
          fail: ({ errMsg }) => reject(new Error(errMsg)),
        })
      },
      fail: () => resolve(undefined),
    })
  })
}
