// What every page does: it reads its settings from its address, and tells its own site what became of its calls.
const visit = location.pathname.split('/')[2]
const parameters = new URLSearchParams(location.search)

export const product = parameters.get('product')
export const writeKey = parameters.get('writeKey')
export const user = parameters.get('user')

export const tell = (what) => fetch(`/told/${visit}`, { method: 'POST', body: what })

// Answers whose body a script does not read are not seen here.
new PerformanceObserver((seen) => {
  for (const { name, responseStatus } of seen.getEntries()) {
    const url = new URL(name)
    if (url.origin !== location.origin) tell(`${responseStatus} ${url.origin}${url.pathname}`)
  }
}).observe({ type: 'resource', buffered: true })

addEventListener('error', ({ message }) => tell(`error ${message}`))
addEventListener('unhandledrejection', ({ reason }) => tell(`error ${reason}`))
