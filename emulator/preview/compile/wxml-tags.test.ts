import { listTags } from './wxml-tags'

const names = (source: string) =>
  listTags(source).map(({ name, isClosing }) => (isClosing ? `/${name}` : name))

test('comments, expressions and inline wxs hold no tags', () => {
  const source = '<!-- <a> --><view>{{ 1 <b ? "<c>" : 2 }}</view><wxs module="m">if (a <view) {}</wxs><text/>'
  expect(names(source)).toEqual(['view', '/view', 'wxs', '/wxs', 'text'])
})

test('attributes keep their line, whatever stands in their values', () => {
  const [tag] = listTags('<view a="{{x > 1 ? \'>\' : 2}}"\n  wx:if\n  bind:tap = "go">')
  expect(tag?.attributes).toEqual([
    { name: 'a', line: 1 },
    { name: 'wx:if', line: 2 },
    { name: 'bind:tap', line: 3 },
  ])
})
