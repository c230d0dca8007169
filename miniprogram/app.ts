import { openCloud, watchFailures } from './services/api'
import { reportScriptError } from './services/error-report'
import { showMaintenance } from './services/maintenance'
import { offerNewVersion, watchVersions } from './services/new-version'
import { retryDeeds, startPending } from './services/pending'

App({
  onLaunch() {
    openCloud()
    watchFailures(showMaintenance)
    startPending()
    watchVersions()
  },

  onShow() {
    void retryDeeds()
    offerNewVersion()
  },

  onError(error: string) {
    reportScriptError(error)
  },

  onUnhandledRejection({ reason }) {
    reportScriptError(reason)
  },
})
