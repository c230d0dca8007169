export { buildFunctions, type FunctionsBuild } from './build-functions'
