/**
 * What of an error's words may stand in a log. Nobody can tell a name from another word, so no Chinese character
 * passes at all: scripts and WeChat report errors in English, and where they quote Chinese it is what a page showed
 * or somebody typed. Numbers of seven digits and more may be phones, however they are grouped; what follows a question
 * mark is a query; long runs of letters and digits may be openids or keys, long words alone only outside of paths.
 */
export function cleanExcerpt(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\P{C}\n]/gu, '')
    .replace(/\p{Script=Han}+/gu, '<Han>')
    .replace(/\?[^\s)'"]*/g, '?')
    .replace(/\d(?:[\s.,()/_\p{Pd}]{0,2}\d){6,}/gu, '<digits>')
    .replace(/[\w-]{20,}/g, (run) => (/\d/.test(run) ? '<id>' : run))
    .replace(/(?<![\w/.-])[\w-]{20,}(?![\w/.-])/g, '<id>')
    .slice(0, MOST)
}

const MOST = 1_000
