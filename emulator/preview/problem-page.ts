import type { Problem } from './compile/problem'

/** Shown in place of the mini-program until the sources compile again. */
export function problemPage(problems: readonly Problem[]): string {
  const items = problems.map(
    ({ file, line, message }) => `<li><code>${escape(file)}:${line}</code><br>${escape(message)}</li>`,
  )
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>小程序没有编译成功</title>
<link rel="stylesheet" href="/preview/shell.css">
<body class="compile-problems">
<section role="alert">
<h1>小程序没有编译成功</h1>
<p>改好并保存后，这里会自动刷新。</p>
<ul>${items.join('')}</ul>
</section>
<script>new EventSource('/preview/events').addEventListener('reload', () => location.reload())</script>
</body>
</html>`
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
