// The package's own "types" entry names a file it does not ship.
declare module 'glass-easel-miniprogram-adapter' {
  export * from 'glass-easel-miniprogram-adapter/dist/glass_easel_miniprogram_adapter'
}
declare module '@vant/touch-emulator'
