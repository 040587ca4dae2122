// Sends what one user does by @rudderstack/analytics-js, in the build that loads some of its code from its maker.
import { RudderAnalytics } from '/node_modules/@rudderstack/analytics-js/dist/npm/modern/esm/index.mjs'
import { send } from './rudder-page.mjs'

send(new RudderAnalytics())
