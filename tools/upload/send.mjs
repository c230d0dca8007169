// A process of its own around miniprogram-ci: it writes to the console, starts processes and does not end by itself.
import ci from 'miniprogram-ci'

/** What WeChat's compiler makes of the project, file by file, without asking WeChat what the account may do. */
async function compile(project) {
  const made = await ci.getCompiledResult({ project, setting: { useProjectConfig: true } })
  return Object.entries(made).map(([name, content]) => [name, Buffer.byteLength(content)])
}

async function run({ task, projectPath, appid, key, version, description, robot, picture }) {
  const project = new ci.Project({
    appid,
    type: 'miniProgram',
    projectPath,
    privateKey: key,
    ...(task === 'check' && { attr: async () => ci.DefaultProjectAttr }),
  })
  if (task === 'check') {
    return { files: await compile(project) }
  }
  const asked = { project, version, desc: description, robot, setting: { useProjectConfig: true } }
  if (task === 'preview') {
    await ci.preview({ ...asked, qrcodeFormat: 'image', qrcodeOutputDest: picture })
  } else {
    await ci.upload(asked)
  }
  return {}
}

process.once('message', async (job) => {
  try {
    process.send({ done: await run(job) })
  } catch (error) {
    process.send({ failed: { code: String(error?.code ?? ''), message: String(error?.message ?? error) } })
  }
})
