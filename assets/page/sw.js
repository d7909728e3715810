// Keeps the page it stands beside, so that the page opens where there is no network: the newest one that could be had, and
// the kept one when none comes within three seconds. Asks for nothing but that page, and only when somebody opens it.

const PAGE = registration.scope;
const PATIENCE = 3000;
const kept = () => caches.open('tramhoc ' + PAGE);

async function keep(answer) {
  if (!answer.ok || answer.redirected) return (await (await kept()).match(PAGE)) ?? answer;
  await (await kept()).put(PAGE, answer.clone());
  return answer;
}

async function newest(request) {
  const fresh = fetch(request, { cache: 'no-cache' }).then(keep);
  const old = await (await kept()).match(PAGE);
  if (!old) return fresh;
  return Promise.race([fresh.catch(() => old), new Promise((done) => setTimeout(done, PATIENCE, old))]);
}

addEventListener('install', (event) => {
  skipWaiting();
  // The browser has just loaded it: no need to ask the server again.
  event.waitUntil(fetch(PAGE, { cache: 'force-cache' }).then(keep));
});
addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.mode === 'navigate' && pathname === new URL(PAGE).pathname) event.respondWith(newest(event.request));
});
