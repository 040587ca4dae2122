// @rudderstack/analytics-js on a page, loaded as docs/tracking.md says.
import { product, user, writeKey } from './visit.mjs'

export const send = (analytics) => {
  analytics.load(writeKey, product, { configUrl: product })
  analytics.setAnonymousId(`anonymous-${user}`)
  analytics.page()
  analytics.identify(user, { email: `${user}@example.org`, firstName: 'Anna', nobodyMappedThis: 'x' })
  analytics.track('Order Completed', { total: 12.5, coupon: 'SUMMER', nobodyMappedThis: 'x' })
}
