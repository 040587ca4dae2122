// Sends what one user does by @segment/analytics-node: node segment.cjs <url> <write key> <user>
const { Analytics } = require('@segment/analytics-node')

const [host, writeKey, userId] = process.argv.slice(2)
const analytics = new Analytics({ host, writeKey, flushAt: 20, flushInterval: 500 })
analytics.on('error', (error) => {
  console.error(error)
  process.exitCode = 1
})

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
analytics.closeAndFlush()
