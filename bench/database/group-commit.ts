/** For a store that commits synchronously: what has been asked for by the end of a turn shares one transaction. */
export function groupCommit<Answer>(inTransaction: (work: () => void) => void) {
  let waiting: {
    work: () => Answer
    resolve: (answer: Answer) => void
    reject: (reason: unknown) => void
  }[] = []
  const commit = () => {
    const group = waiting
    waiting = []
    const answers: Answer[] = []
    try {
      inTransaction(() => {
        for (const { work } of group) {
          answers.push(work())
        }
      })
    } catch (error) {
      for (const { reject } of group) {
        reject(error)
      }
      return
    }
    group.forEach(({ resolve }, at) => resolve(answers[at] as Answer))
  }
  return (work: () => Answer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) {
        setImmediate(commit)
      }
      waiting.push({ work, resolve, reject })
    })
}
