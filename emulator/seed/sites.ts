/** Where tasks happen. Invented places; the coordinates only let 看路线 open a map nearby. */
export interface Site {
  id: string
  name: string
  note?: string
  latitude: number
  longitude: number
}

const LATITUDE = 28.55
const LONGITUDE = 118.56

const places = {
  'site-guangfu-3': ['三号光伏区南门', '门口可停电动车', 0.004, 0.011],
  'site-guangfu-1': ['一号光伏区配电房', '进站先在门卫登记', 0.009, 0.016],
  'site-zhanzhang': ['光伏电站大院', undefined, 0.007, 0.013],
  'site-shangtian-litang': ['上田村文化礼堂', '礼堂后面有停车位', -0.006, 0.004],
  'site-shangtian-cunkou': ['上田村口大樟树下', undefined, -0.007, 0.002],
  'site-xikou-cunkou': ['溪口村口', undefined, -0.018, -0.009],
  'site-xikou-shuiku': ['溪口水库管理房', '最后一段走路 300 米', -0.021, -0.013],
  'site-daoyu': ['稻鱼基地 5 号塘', '请穿雨鞋', 0.002, -0.008],
  'site-daotianhua': ['稻田画观景台', undefined, 0.001, -0.012],
  'site-shihu': ['石斛大棚 2 号棚', '棚里湿热，带水', -0.003, 0.014],
  'site-yaocai': ['合作社加工场', undefined, -0.002, 0.017],
  'site-nonglv': ['农旅游客中心', '旺季请走东侧小路', 0.003, -0.015],
  'site-zhulin': ['竹林步道入口', undefined, -0.012, 0.009],
  'site-zhenzhengfu': ['镇便民服务中心', undefined, 0, 0],
} as const satisfies Record<string, readonly [string, string | undefined, number, number]>

export type SiteId = keyof typeof places

export function siteOf(id: SiteId): Site {
  const [name, note, north, east] = places[id]
  return { id, name, ...(note && { note }), latitude: LATITUDE + north, longitude: LONGITUDE + east }
}
