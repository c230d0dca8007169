/** What a phone says of an error. */
export const aReport = {
  code: 'abcd1234',
  message: 'TypeError: x is undefined',
  stack: 'at onShow (pages/home/home/home.js:3:1)',
  page: 'pages/home/home/home',
  app: '1.2.0',
  contract: 1,
  library: '3.8.0',
}
