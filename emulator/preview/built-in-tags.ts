/**
 * WeChat's built-in tags as the preview knows them: the compiler refuses everything that is not listed here,
 * the shell declares the properties. A default value gives a property its type; `null` accepts any type.
 */
export interface BuiltInTag {
  properties: Readonly<Record<string, unknown>>
  /** Properties WeChat knows that have no effect in a browser. */
  inert?: readonly string[]
  events?: readonly string[]
}

const hover = { hoverClass: 'none', hoverStopPropagation: false }
const hoverInert = ['hoverStartTime', 'hoverStayTime']

const typing = {
  value: null,
  placeholder: '',
  disabled: false,
  maxlength: 140,
  focus: false,
  autoFocus: false,
  confirmType: 'done',
  name: '',
}
const typingInert = [
  'adjustPosition',
  'alwaysEmbed',
  'confirmHold',
  'cursorColor',
  'cursorSpacing',
  'holdKeyboard',
]
const typingEvents = ['input', 'focus', 'blur', 'confirm', 'change']

export const builtInTags: Readonly<Record<string, BuiltInTag>> = {
  view: { properties: hover, inert: hoverInert },
  text: { properties: { userSelect: false, selectable: false }, inert: ['decode'] },
  'swiper-item': { properties: { itemId: '' } },
  'root-portal': { properties: {}, inert: ['enable'] },
  button: {
    properties: {
      ...hover,
      hoverClass: 'button-hover',
      type: 'default',
      size: 'default',
      plain: false,
      disabled: false,
      loading: false,
      formType: '',
      openType: '',
    },
    inert: [
      ...hoverInert,
      'activityType',
      'appParameter',
      'entrancePath',
      'lang',
      'needShowEntrance',
      'phoneNumberNoQuotaToast',
      'sendMessageImg',
      'sendMessagePath',
      'sendMessageTitle',
      'sessionFrom',
      'showMessageCard',
    ],
  },
  canvas: { properties: { type: '' }, inert: ['disableScroll'] },
  image: {
    properties: { src: '', mode: 'scaleToFill', lazyLoad: false },
    inert: ['fadeShow', 'showMenuByLongpress', 'webp'],
    events: ['load', 'error'],
  },
  input: {
    properties: { ...typing, type: 'text', password: false },
    inert: [
      ...typingInert,
      'safePasswordCertPath',
      'safePasswordCustomHash',
      'safePasswordLength',
      'safePasswordNonce',
      'safePasswordSalt',
      'safePasswordTimeStamp',
    ],
    events: typingEvents,
  },
  textarea: {
    properties: { ...typing, autoHeight: false },
    inert: [...typingInert, 'disableDefaultPadding', 'showConfirmBar'],
    events: typingEvents,
  },
  'scroll-view': {
    properties: {
      scrollX: false,
      scrollY: false,
      scrollTop: null,
      scrollLeft: null,
      scrollIntoView: '',
      scrollWithAnimation: false,
      upperThreshold: 50,
      lowerThreshold: 50,
      enableFlex: false,
      showScrollbar: true,
      refresherEnabled: false,
      refresherTriggered: false,
      refresherThreshold: 45,
    },
    inert: [
      'bounces',
      'enableBackToTop',
      'enablePassive',
      'enhanced',
      'fastDeceleration',
      'refresherBackground',
      'refresherDefaultStyle',
      'scrollAnchoring',
      'throttle',
      'type',
      'usingSticky',
    ],
    events: ['scroll', 'scrolltoupper', 'scrolltolower', 'refresherrefresh', 'refresherrestore'],
  },
  swiper: {
    properties: {
      current: 0,
      autoplay: false,
      interval: 5000,
      duration: 500,
      circular: false,
      vertical: false,
      indicatorDots: false,
      indicatorColor: 'rgba(0, 0, 0, .3)',
      indicatorActiveColor: '#000000',
    },
    inert: ['easingFunction'],
    events: ['change', 'animationfinish'],
  },
  switch: {
    properties: { checked: false, disabled: false, color: '#04BE02', type: 'switch', name: '' },
    events: ['change'],
  },
  radio: { properties: { value: '', checked: false, disabled: false, color: '#09BB07' } },
  'radio-group': { properties: { name: '' }, events: ['change'] },
  checkbox: { properties: { value: '', checked: false, disabled: false, color: '#09BB07' } },
  'checkbox-group': { properties: { name: '' }, events: ['change'] },
  label: { properties: { for: '' } },
  form: { properties: {}, inert: ['reportSubmit'], events: ['submit', 'reset'] },
  picker: {
    properties: {
      mode: 'selector',
      range: [],
      rangeKey: '',
      value: null,
      start: '',
      end: '',
      fields: 'day',
      disabled: false,
      headerText: '',
      name: '',
    },
    events: ['change', 'cancel'],
  },
  navigator: {
    properties: { ...hover, hoverClass: 'navigator-hover', url: '', openType: 'navigate', delta: 1 },
    inert: [...hoverInert, 'target'],
  },
  'page-meta': { properties: { pageStyle: '' } },
}

/** Tags of the template language itself. */
export const structuralTags: ReadonlySet<string> = new Set([
  'block',
  'slot',
  'template',
  'import',
  'include',
  'wxs',
])

export const commonEvents: ReadonlySet<string> = new Set([
  'tap',
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
])

/** The element a built-in tag becomes; the prefix keeps WeChat's names apart from HTML's. */
export function elementName(tag: string): string {
  return `wx-${tag}`
}
