import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { Person } from './world'

/** An .xlsx file with one sheet. */
export function aSheet(rows: readonly (readonly unknown[])[]): Promise<Buffer> {
  const data = rows.map((row) => row.map((value) => (value === '' ? null : value)))
  return writeXlsxFile(data as SheetData).toBuffer()
}

/** As a phone sends it: whole bytes per part. */
export async function upload(
  person: Person,
  branchId: string,
  file: Buffer,
  bytesPerPart = 60_000,
): Promise<string> {
  const parts = Math.max(1, Math.ceil(file.length / bytesPerPart))
  const { importId } = await person.call('import.begin', { branchId, parts })
  for (let index = 0; index < parts; index += 1) {
    const data = file.subarray(index * bytesPerPart, (index + 1) * bytesPerPart).toString('base64')
    await person.call('import.part', { importId, index, data })
  }
  return importId
}
