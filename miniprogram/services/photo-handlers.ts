import { asksConsent } from './consent'
import { choosePhoto } from './need-photo'

interface PhotoPage {
  setData(changed: object): void
}

/** The two buttons of a picture that may be left out; `url` is the page to come back to after the wording. */
export function photoHandlers(url: string) {
  return {
    /** Agreed to before it is taken, so that no picture is lost. */
    async onPhoto(this: PhotoPage) {
      if (asksConsent(url)) {
        return
      }
      const photo = await choosePhoto()
      if (photo) {
        this.setData({ photo, notice: null })
      }
    },

    onPhotoAway(this: PhotoPage) {
      this.setData({ photo: null })
    },
  }
}
