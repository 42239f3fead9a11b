/**
 * @typedef {object} Reading - what a page says, and what of it finds no room
 * @property {{ where: string, text: string }[]} texts - all of the element's, names that are only heard among them
 * @property {import('./findings.mjs').Finding[]} troubles
 */

/** Runs in the page. @returns {Reading} */
export function readPage() {
  /** Pixels that measures may be off by, and letters may stand above and below their line. */
  const [near, slack] = [1, 4];
  const names = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder'];
  /** What is only there to be heard. */
  const unseen = '.hidden, .skip:not(:focus)';
  /** Scripts in which nothing stands between words. */
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  /** @type {Reading} */
  const reading = { texts: [], troubles: [] };
  /** @type {{ text: string, element: Element, layer: Element | undefined, box: DOMRect }[]} */
  const lines = [];

  for (const scheduler of document.querySelectorAll('smart-scheduler')) {
    const roots = [scheduler.shadowRoot, ...scheduler.querySelectorAll(':scope > [slot=status]')];
    for (const root of roots) if (root) read(root);
  }
  for (const [index, line] of lines.entries()) {
    const other = lines.slice(index + 1).find((each) => overlap(line, each));
    if (other) tell('overlaps', line.element, `${line.text} ⟷ ${other.text}`);
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth)
    tell('page scrolls sideways', document.documentElement, `${scrollWidth} > ${clientWidth}`);
  return reading;

  /** @param {ParentNode & Node} root */
  function read(root) {
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      if (node instanceof Element) readElement(node);
      else readText(node);
    }
  }

  /** @param {Element} element */
  function readElement(element) {
    for (const name of names) {
      const text = element.getAttribute(name);
      if (text) reading.texts.push({ where: `${way(element)} ${name}`, text });
    }
    if (!isSeen(element)) return;
    const { overflowX, overflowY } = getComputedStyle(element);
    const isCut =
      (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + near) ||
      (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + slack);
    if (isCut) tell('clipped', element, element.textContent ?? '');
    if (element instanceof HTMLSelectElement) readChoice(element);
  }

  /** What is chosen of a list stands in one line, and is cut where that ends. @param {HTMLSelectElement} select */
  function readChoice(select) {
    const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(select);
    const canvas = document.createElement('canvas').getContext('2d');
    const [option] = select.selectedOptions;
    if (!canvas || !option) return;
    canvas.font = font;
    const arrow = 20;
    const room =
      select.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd) - arrow;
    if (canvas.measureText(option.text).width > room) tell('clipped', select, option.text);
  }

  /** @param {Node} node */
  function readText(node) {
    const element = node.parentElement;
    const text = node.textContent?.trim();
    if (!element || !text || element instanceof HTMLStyleElement) return;
    reading.texts.push({ where: way(element), text });
    if (!isSeen(element) || element.closest('select')) return;
    const range = document.createRange();
    range.selectNodeContents(node);
    const [box] = boxAround(element).getClientRects();
    const layer = ancestors(element).find((each) =>
      /absolute|fixed|sticky/.test(getComputedStyle(each).position),
    );
    for (const line of range.getClientRects()) {
      if (line.left < -near || line.right > innerWidth + near) tell('over the edge', element, text);
      else if (box && isOutside(line, box)) tell('runs out', element, text);
      lines.push({ text, element, layer, box: line });
    }
    for (const word of brokenWords(node)) tell('broken', element, `${word} in: ${text}`);
  }

  /** Words that begin on one line and end on another; where there are none between words, as in Chinese, lines end anywhere. @param {Node} node */
  function brokenWords(node) {
    const range = document.createRange();
    const words = (node.textContent ?? '').matchAll(/[\p{L}\p{M}]+/gu);
    return [...words].flatMap(({ 0: word, index }) => {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
      return new Set(tops).size > 1 && !unspaced.test(word) ? [word] : [];
    });
  }

  /** @param {DOMRect} line @param {DOMRect} box */
  function isOutside(line, box) {
    return (
      line.left < box.left - near ||
      line.right > box.right + near ||
      line.top < box.top - slack ||
      line.bottom > box.bottom + slack
    );
  }

  /** Two lines on top of each other; what floats may cover what is below it. @param {typeof lines[0]} one @param {typeof lines[0]} other */
  function overlap(one, other) {
    return (
      one.element !== other.element &&
      one.layer === other.layer &&
      Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > near &&
      Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > slack
    );
  }

  /** @param {Element} element */
  function isSeen(element) {
    const shown = element.assignedSlot ?? element;
    return element.checkVisibility({ visibilityProperty: true }) && !shown.closest(unseen);
  }

  /** @param {Element} element */
  function boxAround(element) {
    const isBox = (/** @type {Element} */ each) =>
      !/^(inline|contents)$/.test(getComputedStyle(each).display);
    return ancestors(element).find(isBox) ?? element;
  }

  /** Itself first. @param {Element} element */
  function ancestors(element) {
    const all = [];
    for (let each = /** @type {Element | null} */ (element); each; each = each.parentElement)
      all.push(each);
    return all;
  }

  /** @param {string} rule @param {Element} element @param {string} text */
  function tell(rule, element, text) {
    const what = text.replace(/\s+/g, ' ').trim().slice(0, 120);
    reading.troubles.push({ rule, where: way(element), what });
  }

  /** @param {Element} element */
  function way(element) {
    return ancestors(element)
      .map((each) => {
        const name = each.getAttribute('part') ?? each.getAttribute('class');
        return name ? `${each.localName}[${name}]` : each.localName;
      })
      .slice(0, 4)
      .reverse()
      .join(' ⟩ ');
  }
}
