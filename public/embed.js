/* 粤知图 · Guangdong IP Atlas on your page. MIT OR Apache-2.0.
 *
 *   <div data-guangdong-ip-atlas="card=grid&lang=en"></div>
 *   <script async src="https://the-atlas.example/embed.js"></script>
 *
 * or a plain frame, which this script keeps as high as its content:
 *
 *   <iframe data-guangdong-ip-atlas src="https://the-atlas.example/#card=grid&lang=en&mode=embed" title="…"></iframe>
 *
 * The attribute of a div is the hash of any view of the atlas (README: hash keys); `mode=embed` is added. The atlas is
 * looked for beside this script, or at the address in `data-src` of the div. Also read from the div: `data-title`,
 * `data-width` (100%), `data-height` (the height at first, 480). Elements that are added to the page later are found; running this twice, or
 * several atlases on one page, does no harm. It sets no style attribute, so it works under a strict Content-Security-Policy;
 * that needs `script-src` and `frame-src` with the origin of the atlas.
 *
 * PROTOCOL, version 1. Messages are objects { type, version: 1, … }. From the frame to your page:
 *   guangdong-ip-atlas:ready      { release }    the page is there, with this version of the data
 *   guangdong-ip-atlas:height     { height }     of its content in CSS pixels: a whole number from 200 to 20,000
 *   guangdong-ip-atlas:selection  { selection }  what the visitor has chosen: { view, card, entry, mechanism, node, year,
 *                                                list, city, topic, place, q, indicator, lang, appearance, hash }
 * From your page to the frame, all that it may ask for; everything else is ignored:
 *   guangdong-ip-atlas:measure    {}             tell me the height and the selection (and keep no place for a scroll bar)
 *   guangdong-ip-atlas:set        { language: 'zh-Hans' | 'en', appearance: 'system' | 'light' | 'dark',
 *                                   text: 'normal' | 'large' }   one of them at least
 * This script turns `ready` and `selection` into events of these names on the div or iframe, with the message's content in
 * `detail`; they bubble:
 *   document.addEventListener('guangdong-ip-atlas:selection', (event) => console.log(event.detail.city));
 * A message counts if it comes from the very window of a frame that this script keeps, and from exactly the origin of the
 * frame's address. A frame with `sandbox` and without `allow-same-origin` has no origin, "null", as has a file: there the
 * window alone identifies it, which nobody else can be.
 *
 * GuangdongIpAtlas.scan()                        looks for new elements now
 * GuangdongIpAtlas.set(element, { language })    asks the frame of a div or iframe for a language, an appearance, a size
 * GuangdongIpAtlas.accepts(origin, address, sandbox)   the rule of origins above
 */
(function () {
  'use strict';
  var NAME = 'guangdong-ip-atlas';
  var ATTRIBUTE = 'data-' + NAME;
  var VERSION = 1;
  var TITLES = { zh: '粤知图：广东知识产权年度榜单与执法数据', en: 'Guangdong IP Atlas: yearly IP lists and enforcement figures' };

  if (window.GuangdongIpAtlas) return window.GuangdongIpAtlas.scan();

  var script = document.currentScript || document.querySelector('script[src*="embed.js"]');
  var home = script && script.src ? new URL('./', script.src).href : document.baseURI;
  /** The frames that are kept, each with the element that its events happen on. */
  var kept = new Map();

  function accepts(origin, address, sandbox) {
    var expected = 'null';
    try {
      expected = new URL(address).origin;
    } catch (error) {
      return false;
    }
    var isOpaque = typeof sandbox === 'string' && !/(^|\s)allow-same-origin(\s|$)/i.test(sandbox);
    // Files have no origin; some browsers say "file://" for it.
    if (/^file:/i.test(address)) return origin === 'null' || origin === 'file://';
    return isOpaque ? origin === 'null' : expected !== 'null' && origin === expected;
  }

  function post(frame, kind, more) {
    // To any origin: it is nothing that somebody else must not hear, and a sandboxed frame has no other name.
    if (frame.contentWindow) frame.contentWindow.postMessage(Object.assign({ type: NAME + ':' + kind, version: VERSION }, more), '*');
  }

  function keep(frame, element) {
    if (kept.has(frame)) return;
    kept.set(frame, element);
    frame.addEventListener('load', function () {
      post(frame, 'measure');
    });
    // It may be there already.
    post(frame, 'measure');
  }

  function frameFor(element) {
    var hash = element.getAttribute(ATTRIBUTE).replace(/^#/, '');
    if (!/(^|&)mode=/.test(hash)) hash += (hash && '&') + 'mode=embed';
    var frame = document.createElement('iframe');
    frame.src = new URL(element.getAttribute('data-src') || home, document.baseURI).href.split('#')[0] + '#' + hash;
    frame.title = element.getAttribute('data-title') || TITLES[/(^|&)lang=en(&|$)/.test(hash) ? 'en' : 'zh'];
    frame.loading = 'lazy';
    frame.allow = 'clipboard-write; fullscreen';
    frame.width = element.getAttribute('data-width') || '100%';
    frame.height = element.getAttribute('data-height') || '480';
    frame.style.border = '0';
    frame.style.display = 'block';
    // What stands in the div is for readers without scripts.
    element.textContent = '';
    element.appendChild(frame);
    keep(frame, element);
  }

  function scan() {
    kept.forEach(function (element, frame) {
      if (!frame.isConnected) kept.delete(frame);
    });
    document.querySelectorAll('[' + ATTRIBUTE + ']').forEach(function (element) {
      if (element.tagName === 'IFRAME') {
        if (!element.title) element.title = TITLES[/[#&]lang=en(&|$)/.test(element.src) ? 'en' : 'zh'];
        keep(element, element);
      } else if (!element.querySelector('iframe')) {
        frameFor(element);
      }
    });
  }

  /** What the host's style sheet takes off the height of a frame: borders and padding where they count into it. */
  function edges(frame) {
    var style = getComputedStyle(frame);
    if (style.boxSizing !== 'border-box') return 0;
    return ['borderTopWidth', 'borderBottomWidth', 'paddingTop', 'paddingBottom'].reduce(function (sum, name) {
      return sum + (parseFloat(style[name]) || 0);
    }, 0);
  }

  /** Whether it has what a selection has: keys with a text, a list of texts or numbers, or nothing. */
  function isSelection(selection) {
    function isPlain(value) {
      return value === null || typeof value === 'string' || typeof value === 'number';
    }
    return (
      !!selection &&
      typeof selection === 'object' &&
      typeof selection.hash === 'string' &&
      Object.keys(selection).every(function (key) {
        var value = selection[key];
        return Array.isArray(value) ? value.every(isPlain) : isPlain(value);
      })
    );
  }

  function hear(event) {
    var message = event.data;
    if (!message || message.version !== VERSION || typeof message.type !== 'string') return;
    kept.forEach(function (element, frame) {
      if (event.source !== frame.contentWindow || !accepts(event.origin, frame.src, frame.getAttribute('sandbox'))) return;
      var kind = message.type;
      var height = message.height;
      if (kind === NAME + ':height') {
        if (typeof height === 'number' && height >= 200 && height <= 20000) frame.style.height = Math.ceil(height) + edges(frame) + 'px';
      } else if (kind === NAME + ':ready' || kind === NAME + ':selection') {
        var isReady = kind === NAME + ':ready';
        if (isReady) post(frame, 'measure');
        if (isReady ? typeof message.release !== 'string' : !isSelection(message.selection)) return;
        var detail = isReady ? { release: message.release } : message.selection;
        element.dispatchEvent(new CustomEvent(kind, { detail: detail, bubbles: true }));
      }
    });
  }

  window.GuangdongIpAtlas = {
    accepts: accepts,
    scan: scan,
    set: function (element, wishes) {
      kept.forEach(function (owner, frame) {
        if (owner === element || frame === element) post(frame, 'set', wishes);
      });
    },
  };
  addEventListener('message', hear);
  scan();
  new MutationObserver(scan).observe(document, { childList: true, subtree: true });
})();
