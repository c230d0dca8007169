/** Of this one environment. */
export const ENV_ID = 'local-env'
export const key = { secretId: 'local', secretKey: 'local' }

/** What CloudBase's SDK finds around itself in the cloud: here it leads to the database at this address. */
export const sdkEnvironment = (databaseUrl: string) => ({
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: databaseUrl }),
  TENCENTCLOUD_RUNENV: 'SCF',
  SCF_NAMESPACE: ENV_ID,
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: key.secretId,
  TENCENTCLOUD_SECRETKEY: key.secretKey,
})

/** What the commands of this project (npm run deploy, doctor, backup, restore) find a real environment by: here it is this one. */
export const commandEnvironment = (address: string, ours: Readonly<Record<string, string>>) => ({
  ...sdkEnvironment(`${address}/admin`),
  CLOUDBASE_ENV: ENV_ID,
  CLOUD_API_URL: address,
  ...ours,
})
