// Han in the English view must say that it is Chinese (F4).
const HAN = /[\u3400-\u9fff]/;

/** Texts, names and hints with Han that are not inside an element that says lang=zh (or ja: titles of sources). */
export const strayHan = (page) =>
  page.evaluate((han) => {
    const isHan = (text) => new RegExp(han).test(text ?? '');
    const isMarked = (element) => /^(zh|ja)/.test(element.closest('[lang]').lang);
    const found = [];
    const walker = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (isHan(node.data) && !isMarked(node.parentElement)) found.push(`${node.parentElement.tagName}: ${node.data}`);
    }
    for (const element of document.querySelectorAll('#app *')) {
      for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'value']) {
        const text = element.getAttribute(name);
        // The placeholder says what may be typed, as a word of the language it names.
        if (isHan(text) && !isMarked(element) && name !== 'placeholder') found.push(`${element.tagName} ${name}: ${text}`);
      }
    }
    return found;
  }, HAN.source);
