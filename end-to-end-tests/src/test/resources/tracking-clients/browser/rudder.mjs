// Sends what one user does by @rudderstack/analytics-js, in the build that brings all of its code.
import { RudderAnalytics } from '/node_modules/@rudderstack/analytics-js/dist/npm/modern/bundled/esm/index.mjs'
import { send } from './rudder-page.mjs'

send(new RudderAnalytics())
