/** What CloudBase's SDK finds around itself in the cloud: here it leads to the database at this address. */
export const sdkEnvironment = (databaseUrl: string) => ({
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: databaseUrl }),
  TENCENTCLOUD_RUNENV: 'SCF',
  SCF_NAMESPACE: 'local-env',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
})
