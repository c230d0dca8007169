import { type Picture, pathsOf } from '../../cloudfunctions/features/picture/picture-rules'
import { missingFiles } from '../../cloudfunctions/platform/storage'
import { type Check, type Finding, problem } from './check'
import { walk } from './walk'
import { named } from './words'

function judgePictures(missing: readonly string[]): Finding[] {
  return missing.length === 0
    ? []
    : [
        problem(
          `图片的文件不在了，${named(missing, '张')}`,
          '动态、需求或申报里的图显示不出来',
          '从备份里找回 checked/ 下同名的文件，在云开发控制台“云存储”传回原处',
        ),
      ]
}

const fields = ['state'] as const satisfies readonly (keyof Picture)[]

/**
 * A picture that was passed lies at one place for good; one that is still on its way may be at either of two. Files
 * without a document are not seen: the SDK of the functions does not list files.
 */
export const checkPictures: Check = {
  name: 'pictures',
  title: '图片的文件',
  isWalk: true,
  readsDocuments: true,
  async run(place) {
    const missing: string[] = []
    let passed = 0
    await walk<Picture, (typeof fields)[number]>(
      place,
      { collection: 'pictures', fields, unit: '张' },
      async (page) => {
        const shown = page.filter(({ state }) => state === 'passed').map(({ _id }) => _id)
        const lost = await missingFiles(shown.map((id) => pathsOf(id).checked))
        missing.push(...shown.filter((id) => lost.has(pathsOf(id).checked)))
        passed += shown.length
      },
    )
    return { seen: `${passed} 张（云存储里没有登记的文件，从这里看不到）`, findings: judgePictures(missing) }
  },
}
