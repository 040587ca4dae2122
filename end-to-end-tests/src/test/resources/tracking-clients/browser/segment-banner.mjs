// Somebody agrees to marketing in the banner of a consent manager, which tells it by @segment/analytics-next.
import { analytics, delivered } from './segment-page.mjs'
import { user } from './visit.mjs'

const consent = { categoryPreferences: { Marketing: true, Advice: false } }
await delivered(analytics.track('Segment Consent Preference Updated', undefined, { consent }))
await delivered(
  analytics.identify(user, { email: `${user}@example.org`, firstName: 'Anna', nobodyMappedThis: 'x' }, { consent })
)
