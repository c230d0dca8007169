/**
 * The path of a browser that can run the preview: CHROME_PATH, else an installed Chrome, Chromium or Edge,
 * else the one of playwright-core. Undefined when there is none; throws when CHROME_PATH does not exist.
 */
export function findBrowser(): string | undefined
