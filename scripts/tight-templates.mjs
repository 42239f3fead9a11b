import { parseSync } from 'vite';

/**
 * Leaves out of templates and styles the space, and the comments, that are for who reads the
 * source. Of a line's end in a template one space is left, for between words it means one.
 *
 * @returns {import('vite').Plugin}
 */
export function tightTemplates() {
  return {
    name: 'tight-templates',
    enforce: 'pre',
    transform: (code, id) => (/\b(html|css)`/.test(code) ? tightened(code, id) : undefined),
  };
}

const tight = {
  html: (/** @type {string} */ text) => text.replace(/\s*\n\s*/g, ' '),
  css: (/** @type {string} */ text) =>
    text
      .replace(/\/\*[^]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};]) ?/g, '$1')
      .replace(/([:,]) /g, '$1'),
};

/** @param {string} code @param {string} id */
function tightened(code, id) {
  let written = '';
  let end = 0;
  for (const [tag, text, from] of pieces(code, parseSync(id, code).program)) {
    const at = code.indexOf(text, from);
    written += code.slice(end, at) + tight[tag](text);
    end = at + text.length;
  }
  return written + code.slice(end);
}

/**
 * What is written between the values of tagged templates, in the order of the source.
 *
 * @param {string} code
 * @param {unknown} node
 * @returns {[tag: keyof typeof tight, text: string, from: number][]}
 */
function pieces(code, node) {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap((child) => pieces(code, child));
  const { type, tag, quasi } = /** @type {Record<string, any>} */ (node);
  if (type === 'TaggedTemplateExpression' && tag.name in tight) {
    for (const { start, value } of quasi.quasis) inner.push([tag.name, value.raw, start]);
  }
  return inner.sort(([, , one], [, , other]) => one - other);
}
