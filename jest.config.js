// Two rooms, two environments: Node for functions and emulator, jsdom for pages and components.
const typescript = {
  '^.+\\.m?[tj]s$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
  ],
}

module.exports = {
  projects: [
    {
      displayName: 'functions',
      testEnvironment: 'node',
      roots: ['<rootDir>/cloudfunctions', '<rootDir>/emulator', '<rootDir>/tools'],
      testPathIgnorePatterns: ['/node_modules/', '/emulator/preview/journeys/'],
      testMatch: ['**/*.test.ts'],
      transform: typescript,
      transformIgnorePatterns: ['/node_modules/(?!(mingo|bson|chinese-days)/)'],
    },
    {
      displayName: 'miniprogram',
      testEnvironment: 'jsdom',
      roots: ['<rootDir>/miniprogram'],
      testMatch: ['**/*.test.ts'],
      transform: typescript,
      moduleDirectories: ['miniprogram_npm', 'node_modules'],
      transformIgnorePatterns: ['/node_modules/(?!tdesign-miniprogram/)'],
      setupFiles: ['<rootDir>/miniprogram/testing/setup.ts'],
    },
    {
      displayName: 'journeys',
      testEnvironment: 'node',
      roots: ['<rootDir>/emulator/preview/journeys'],
      testMatch: ['**/*.test.ts'],
      transform: typescript,
    },
  ],
}
