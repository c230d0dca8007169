import { create } from '../viewport'
import { pictureUrl } from '../wx/files'
import type { BuiltIn } from './host'

const fits: Record<string, string> = { aspectFit: 'contain', aspectFill: 'cover', scaleToFill: 'fill' }

export const image: BuiltIn = ({ element, props, emit }) => {
  const picture = create('img', '', element)
  picture.alt = ''
  picture.draggable = false
  picture.addEventListener('load', () =>
    emit('load', { width: picture.naturalWidth, height: picture.naturalHeight }),
  )
  picture.addEventListener('error', () => emit('error', { errMsg: `GET ${props.src} fail` }))
  return {
    update(property) {
      const mode: string = props.mode
      picture.style.objectFit = fits[mode] ?? 'fill'
      element.setAttribute('mode', mode)
      picture.loading = props.lazyLoad ? 'lazy' : 'eager'
      if (property === 'src' && props.src) {
        picture.src = fileUrl(String(props.src))
      }
    },
  }
}

/** A path from the package's root is served under /preview/files, the phone's own files come from its memory. */
function fileUrl(source: string): string {
  const picture = pictureUrl(source)
  if (picture !== undefined) {
    return picture
  }
  if (/^(data|https?|blob):/.test(source)) {
    return source
  }
  if (!source.startsWith('/')) {
    throw new Error(`预览里图片路径要从根目录写起：${source}`)
  }
  return `/preview/files${source}`
}
