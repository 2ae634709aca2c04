// Starts the program and turns every way of failing into one message over the static page: no WebAssembly,
// a missing, broken or mistyped file, a panic at the start or later. Pasted into index.html by Trunk.
const root = document.documentElement;
const { glue, wasm } = document.querySelector('script[data-boot]').dataset;
const address = (path) => new URL(path, document.baseURI).href;

const fail = (reason) => {
  if (root.dataset.state === 'failed') return;
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

if (typeof WebAssembly === 'object') {
  import(address(glue)).then((module) => module.default({ module_or_path: address(wasm) })).catch(fail);
} else {
  fail('WebAssembly');
}
