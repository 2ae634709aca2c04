// Starts the program and turns every way of failing into one message over the static page: no WebAssembly,
// a missing, broken or mistyped file, a panic at the start or later. Pasted into index.html by Trunk.
const root = document.documentElement;
const { glue, wasm, integrity } = document.querySelector('script[data-boot]').dataset;
const address = (path) => new URL(path, document.baseURI).href;

// A screen in a hall has nobody who presses a button: it loads itself anew, three times with growing patience, then stays
// with the static page and tries every ten minutes. The name of the window outlives a load, whatever storage is refused.
const isKiosk = root.dataset.mode === 'kiosk';
const home = location.hash;
const loadAgain = () => {
  const tries = Number(name.replace('atlas:', '')) || 0;
  name = `atlas:${tries + 1}`;
  setTimeout(() => {
    location.hash = home;
    location.reload();
  }, tries < 3 ? 2000 << tries : 600000);
};
if (isKiosk) {
  setTimeout(() => root.dataset.state !== 'failed' && (name = ''), 600000);
  // No way out, on the static page neither.
  for (const type of ['click', 'contextmenu']) addEventListener(type, (event) => (type !== 'click' || event.target.closest('a:not([href^="#"])')) && event.preventDefault());
}

const fail = (reason) => {
  if (root.dataset.state === 'failed') return;
  if (isKiosk) loadAgain();
  root.dataset.state = 'failed';
  document.getElementById('failure-reason').textContent = String((reason && reason.message) || reason).slice(0, 400);
  const box = document.getElementById('failure');
  box.hidden = false;
  box.scrollIntoView();
};

document.getElementById('failure-reload').addEventListener('click', () => location.reload());
addEventListener('atlas:panic', (event) => fail(event.detail));
addEventListener('error', (event) => {
  // A trap without a panic message: out of memory, stack overflow.
  if (typeof WebAssembly === 'object' && event.error instanceof WebAssembly.RuntimeError) fail(event.message);
});

// Who loads the page anew or comes back to it was somewhere in it. A browser goes there while the page loads, for which the static
// page is too short: so it is long until the whole page stands, and what comes moves nothing.
const [way] = performance.getEntriesByType('navigation');
if (!isKiosk && top === self && way && /^(reload|back_forward)$/.test(way.type)) {
  root.style.cssText = 'min-height: 999999px; overflow-anchor: none';
  const look = () => {
    const isThere = performance.getEntriesByName('atlas:ready').length && !document.querySelector('main[aria-busy="true"]');
    if (isThere || root.dataset.state === 'failed') root.style.cssText = '';
    else requestAnimationFrame(look);
  };
  look();
}

if (typeof WebAssembly === 'object') {
  // Nothing that the program shows can be read without its style: the plain lists can. It is settled by now.
  const style = document.querySelector('link[rel="stylesheet"]');
  let isStyled = false;
  try {
    isStyled = style.sheet.cssRules.length > 0;
  } catch {
    // There is none, or it was refused.
  }
  if (!isStyled) fetch(style.href, { cache: 'reload' }).catch(() => {});
  // The head has asked for it already (.ci/pack.mjs); the browser refuses it if its hash is another one.
  // Files are kept for a year: a copy that is not what was built must not be, so it is asked for once more.
  const program = (self.atlasProgram || Promise.reject()).catch(() => fetch(address(wasm), { integrity, cache: 'reload' }));
  program.catch(() => {});
  const script = import(address(glue)).catch((error) => {
    fetch(address(glue), { cache: 'reload' }).catch(() => {});
    throw error;
  });
  script.then((module) => (isStyled ? module.default({ module_or_path: program }) : fail(style.href))).catch(fail);
} else {
  fail('WebAssembly');
}

// A package that is dropped is opened, not gone to. What was dropped can be asked for during this event only.
if (!isKiosk && top === self) {
  addEventListener('dragover', (event) => event.dataTransfer.types.includes('Files') && event.preventDefault());
  addEventListener('drop', (event) => {
    const files = [...event.dataTransfer.items].filter(({ kind }) => kind === 'file');
    if (files.length === 0) return;
    event.preventDefault();
    dispatchEvent(new CustomEvent('atlas:drop', { detail: files.map((item) => (item.webkitGetAsEntry && item.webkitGetAsEntry()) || item.getAsFile()) }));
  });
}

// Once the page stands, a worker keeps it for visits without a network. Not in frames, not from a file, and not where there is
// no worker or asking for it is an error (a sandbox). A copy of the page in one file has no manifest.
if (top === self && document.querySelector('link[rel=manifest]') && location.protocol !== 'file:') {
  new Promise((ready) => {
    new PerformanceObserver((marks) => marks.getEntriesByName('atlas:ready').length && ready()).observe({ type: 'mark', buffered: true });
  }).then(() => navigator.serviceWorker.register('./sw.js')).catch(() => {});
}
