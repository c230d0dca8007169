import type { Manifest } from './manifest'
import type { Page } from './page'
import { currentPage, currentPages, homePath, isTab, navigateBack, reLaunch, switchTab } from './page-stack'
import { openMenu } from './share'
import { create, phone } from './viewport'

const element = (id: string) => document.getElementById(id) as HTMLElement

const townTime = { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' } as const

/** WeChat's part of the screen: status bar, navigation bar with capsule, tab bar. */
export function prepareFrame(): void {
  element('back').addEventListener('click', () => navigateBack(1))
  element('home').addEventListener('click', () => reLaunch(`/${homePath()}`))
  element('menu').addEventListener('click', () => void openMenu())
  element('exit').addEventListener('click', () => reLaunch(`/${homePath()}`))
  const showTime = () => {
    // The town's time, wherever the browser stands: pages speak of “今天 7:30” in it.
    element('time').textContent = new Date().toLocaleTimeString('en-GB', townTime).replace(/^0/, '')
  }
  showTime()
  setInterval(showTime, 10_000)
}

/** Draws the bars for the page on top. */
export function drawFrame({ app }: Manifest): void {
  const page = currentPage()
  const { config } = page
  phone().classList.toggle('custom-navigation', config.navigationStyle === 'custom')
  element('top').style.background = config.navigationBarBackgroundColor ?? '#000000'
  element('top').style.color = config.navigationBarTextStyle === 'black' ? '#000000' : '#ffffff'
  const title = page.title ?? config.navigationBarTitleText ?? ''
  element('title').textContent = title
  document.title = title
  const isBottom = currentPages().length === 1
  element('back').hidden = isBottom
  element('home').hidden = !isBottom || isTab(page.path) || page.path === homePath()
  drawTabs(app.tabBar, page)
}

function drawTabs(tabBar: Manifest['app']['tabBar'], page: Page): void {
  const bar = element('tabs')
  bar.hidden = tabBar === undefined || !isTab(page.path)
  bar.style.background = tabBar?.backgroundColor ?? '#ffffff'
  bar.replaceChildren()
  for (const item of tabBar?.list ?? []) {
    const isSelected = item.pagePath === page.path
    const tab = create('button', '', bar)
    tab.setAttribute('role', 'tab')
    tab.ariaSelected = String(isSelected)
    tab.style.color = (isSelected ? tabBar?.selectedColor : tabBar?.color) ?? ''
    const icon = isSelected ? item.selectedIconPath : item.iconPath
    if (icon) {
      const picture = create('img', '', tab)
      picture.src = `/preview/files/${icon}`
      picture.alt = ''
    }
    tab.append(item.text)
    tab.addEventListener('click', () => switchTab(`/${item.pagePath}`))
  }
}
