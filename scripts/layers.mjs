import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Imports only flow down. Folders of one row never see each other; the files of
 * `src/` itself stand on top and see everything.
 */
const rows = [
  ['model'],
  ['time'],
  ['fhir', 'availability', 'booking', 'i18n', 'nearby'],
  ['page'],
  ['controllers', 'components', 'testing'],
];
/** These run in Node, and know no page. */
const withoutDom = new Set(rows.slice(0, 3).flat());
const domWords =
  /(?<![\w.'"$-])(document|history|navigator|localStorage|sessionStorage|customElements)(?=[.[(])/;
const fhirWords = /\b(resourceType|Bundle|NDJSON|CodeableConcept|valueUrl)\b/;

const source = fileURLToPath(new URL('../src/', import.meta.url));

/** Every breach of the layers, as a sentence. */
export function breaches() {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(source, file), 'utf8');
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      const layer = layerOf(file);
      const imports = [...code.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].flatMap(([, path]) => {
        const target = layerOf(relative(source, join(source, dirname(file), path ?? '')));
        return mayImport(layer, target) ? [] : [`${file} (${layer}) imports ${path} (${target})`];
      });
      const dom = withoutDom.has(layer) && domWords.exec(code);
      const fhir = layer !== 'fhir' && layer !== 'root' && fhirWords.exec(code);
      return [
        ...imports,
        ...(dom ? [`${file} knows the DOM: ${dom[1]}`] : []),
        ...(fhir ? [`${file} speaks FHIR: ${fhir[1]}`] : []),
      ];
    });
}

/** @param {string} file */
function layerOf(file) {
  const parts = file.split(/[\\/]/);
  return parts.length > 1 ? (parts[0] ?? 'root') : 'root';
}

/** @param {string} from @param {string} to */
function mayImport(from, to) {
  const rank = (/** @type {string} */ layer) =>
    layer === 'root' ? rows.length : rows.findIndex((row) => row.includes(layer));
  return from === to || rank(to) < rank(from);
}
