import * as v from 'valibot'
import { ENV_ID } from '../functions/sdk-environment'
import { type Action, action, dateText, REGION } from './action'

/** The bucket's name as `fileID`s hold it, too. */
export const BUCKET = '6c6f-local-env-1300000000'
const APP_ID = 1_300_000_000

function baseInfo(now: number) {
  const date = dateText(now)
  return {
    EnvId: ENV_ID,
    Source: 'qcloud',
    Alias: 'local',
    CreateTime: date,
    UpdateTime: date,
    Status: 'NORMAL',
    Databases: [{ InstanceId: 'tnt-local', Status: 'RUNNING', Region: REGION }],
    Storages: [{ Region: REGION, Bucket: BUCKET, CdnDomain: '', AppId: String(APP_ID) }],
    Functions: [{ Namespace: ENV_ID, Region: REGION }],
    PackageId: '',
    PackageName: '',
    LogServices: [],
    CustomLogServices: [],
    StaticStorages: [],
    IsAutoDegrade: false,
    EnvChannel: 'qc_console',
    PayMode: 'postpaid',
    IsDefault: false,
    Region: REGION,
    Tags: [],
    EnvType: 'baas',
  }
}

/** Shapes: cloud.tencent.com/document/api/876/34820 and, for one environment, manager-node's DescribeEnvInfoResponse. */
export const environmentActions: Readonly<Record<string, Action>> = {
  DescribeEnvs: action({ EnvId: v.optional(v.string()) }, ({ now }) => ({
    EnvList: [baseInfo(now())],
    Total: 1,
  })),
  DescribeEnvInfo: action({ EnvId: v.string() }, ({ now }) => ({
    EnvInfo: { EnvBaseInfo: baseInfo(now()), UserInfo: { AppId: APP_ID } },
  })),
}
