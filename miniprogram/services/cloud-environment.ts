/**
 * The CloudBase environment the mini-program talks to. Empty: the environment WeChat holds to be this
 * mini-program's default, which is right as long as there is only one. Enter the id here once there are two.
 */
export const cloudEnvironment: string = ''
