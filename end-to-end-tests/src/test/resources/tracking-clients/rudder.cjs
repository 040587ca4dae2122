// Sends what one user does by @rudderstack/rudder-sdk-node: node rudder.cjs <url> <write key> <user>
const RudderAnalytics = require('@rudderstack/rudder-sdk-node')

const [dataPlaneUrl, writeKey, userId] = process.argv.slice(2)
const analytics = new RudderAnalytics(writeKey, { dataPlaneUrl, flushAt: 20, flushInterval: 500 })

analytics.identify({
  userId,
  anonymousId: `anonymous-${userId}`,
  traits: { email: `${userId}@example.org`, firstName: 'Anna', nobodyMappedThis: 'x' }
})
analytics.track({
  userId,
  event: 'Order Completed',
  properties: { total: 12.5, coupon: 'SUMMER', nobodyMappedThis: 'x' }
})
analytics.flush().then(() => process.exit(0), (error) => {
  console.error(error)
  process.exit(1)
})
