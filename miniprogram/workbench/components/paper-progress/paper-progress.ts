/** How far a paper has come: made by the cloud, fetched, opened. */
Component({
  properties: {
    steps: { type: Array, value: [] as { name: string; mark: 'done' | 'now' | 'later' }[] },
  },
})
