const folder = '/pages/post'

export const postsPage = `${folder}/list/list`

export function articleUrl(postId: string): string {
  return `${folder}/article/article?postId=${postId}`
}

export function posterPage(postId: string): string {
  return `${folder}/poster/poster?postId=${postId}`
}

/** Where its writer and its reviewers handle a post. */
export function deskUrl(postId: string): string {
  return `/workbench/post/post?postId=${postId}`
}
