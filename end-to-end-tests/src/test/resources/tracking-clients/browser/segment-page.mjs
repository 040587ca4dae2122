// @segment/analytics-next on a page, loaded as docs/tracking.md says.
import { product, tell, user, writeKey } from './visit.mjs'
import '/node_modules/@segment/analytics-next/dist/umd/index.js'

export const analytics = AnalyticsNext.AnalyticsBrowser.load({ writeKey, cdnURL: product })
analytics.setAnonymousId(`anonymous-${user}`)

/** Tells what became of a call, once its answer is there. */
export const delivered = async (call) => {
  const { event, logger } = await call
  const failures = logger.logs.filter(({ level }) => level !== 'debug')
  tell(failures.length === 0 ? `delivered ${event.type}` : `error ${JSON.stringify(failures)}`)
}
