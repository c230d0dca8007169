import { fuzz } from './fuzz'

test('500 hostile requests are each answered in time, and change no more than they say', async () => {
  await expect(fuzz(500, 7)).resolves.toBeGreaterThanOrEqual(500)
})
