/** What a restore has to know of the environment it goes into. */
export interface Target {
  /** Documents in each collection of a town; absent: there is no such collection. */
  counts: Readonly<Record<string, number | undefined>>
  /** Somebody deploys right now, by the name in the lock. */
  deployer?: string
  /** Somebody began to deploy, and it has never come to its end. */
  isHalfDeployed: boolean
}

/** Why a backup must not go there, in words; nothing when it may. */
export function obstacleIn({ counts, deployer, isHalfDeployed }: Target, envId: string): string | undefined {
  const missing = Object.keys(counts).filter((name) => counts[name] === undefined)
  if (missing.length > 0) {
    return `环境 ${envId} 里还没有这些集合：${missing.join('、')}。\n请先运行 npm run deploy，做完再恢复`
  }
  if (deployer !== undefined) {
    return `${deployer} 正在部署环境 ${envId}，请等他做完再恢复`
  }
  if (isHalfDeployed) {
    return `环境 ${envId} 的部署没有做完。请先运行 npm run deploy，做完再恢复`
  }
  const full = Object.entries(counts).filter(([, count]) => count)
  if (full.length > 0) {
    const words = full.map(([name, count]) => `${name} ${count} 条`)
    return (
      `环境 ${envId} 里已有数据：${words.join('、')}。\n` +
      '只恢复到空的环境，免得两个镇的数据混在一起。请新建一个环境，部署后恢复到那里（npm run deploy -- admin 放在恢复以后）'
    )
  }
  return undefined
}
