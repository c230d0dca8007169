// One transform for all; a room each for functions and tools, pages, WeChat's compiler, and the browser.
const transform = {
  '^.+\\.m?[tj]s$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
  ],
}

// Packages that ship ES modules only, which jest cannot load as they are.
const esModules = ['mingo', 'bson', 'chinese-days', 'glass-easel-miniprogram-adapter']

const node = {
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
}

module.exports = {
  // Only here: jest does not read it from a project. What hangs is ended; a slow machine is not a failure.
  testTimeout: 60_000,
  projects: [
    {
      ...node,
      displayName: 'functions',
      roots: ['<rootDir>/cloudfunctions'],
      testPathIgnorePatterns: ['/node_modules/', '/cloudfunctions/(platform|jobs)/'],
      // The SDK's own seam for how its database requests travel; see docs/decisions/0016.
      moduleNameMapper: { '/utils/tcbdbapirequester$': '<rootDir>/cloudfunctions/testing/short-wire.ts' },
    },
    {
      ...node,
      displayName: 'wire',
      roots: [
        '<rootDir>/cloudfunctions/platform',
        '<rootDir>/cloudfunctions/jobs',
        '<rootDir>/emulator',
        '<rootDir>/tools',
      ],
      testPathIgnorePatterns: ['/node_modules/', '/emulator/preview/journeys/', '/tools/wechat-compile'],
    },
    {
      displayName: 'miniprogram',
      testEnvironment: 'jsdom',
      roots: ['<rootDir>/miniprogram'],
      testMatch: ['**/*.test.ts'],
      transform,
      moduleDirectories: ['miniprogram_npm', 'node_modules'],
      transformIgnorePatterns: ['/node_modules/(?!tdesign-miniprogram/)'],
      setupFiles: ['<rootDir>/miniprogram/testing/setup.ts'],
    },
    {
      ...node,
      displayName: 'wechat',
      roots: ['<rootDir>/tools'],
      testMatch: ['**/wechat-compile.test.ts'],
    },
    {
      ...node,
      displayName: 'journeys',
      globalSetup: '<rootDir>/emulator/preview/journeys/set-up.ts',
      roots: ['<rootDir>/emulator/preview/journeys'],
    },
  ],
}
