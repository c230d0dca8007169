/**
 * What of an error's words may stand in a log. Nobody can tell a name from another word, so no Chinese character
 * passes at all: scripts and WeChat report errors in English, and where they quote Chinese it is what a page showed
 * or somebody typed. Numbers of seven digits and more may be phones; what follows a question mark is a query; long
 * runs of letters and digits may be openids or keys.
 */
export function cleanExcerpt(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\P{C}\n]/gu, '')
    .replace(/\p{Script=Han}+/gu, '<Han>')
    .replace(/\?[^\s)'"]*/g, '?')
    .replace(/\d(?:[\s.-]?\d){6,}/g, '<digits>')
    .replace(/(?<![\w/.-])[\w-]{20,}(?![\w/.-])/g, '<id>')
    .slice(0, MOST)
}

const MOST = 1_000
