// Sends what one user does by @segment/analytics-next.
import { analytics, delivered } from './segment-page.mjs'
import { user } from './visit.mjs'

delivered(analytics.page())
delivered(analytics.identify(user, { email: `${user}@example.org`, firstName: 'Anna', nobodyMappedThis: 'x' }))
delivered(analytics.track('Order Completed', { total: 12.5, coupon: 'SUMMER', nobodyMappedThis: 'x' }))
