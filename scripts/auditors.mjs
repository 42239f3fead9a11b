import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/**
 * @typedef {object} Auditor
 * @property {string} script - the path of what it runs in the page
 * @property {() => Promise<import('./findings.mjs').Finding[]>} look - runs in the page, once its script is there; finds barriers
 */

/** What looks at a page, by name. @satisfies {Readonly<Record<string, Auditor>>} */
export const auditors = {
  'axe': { script: resolve('axe-core/axe.min.js'), look: lookWithAxe },
  'Equal Access': {
    script: resolve('accessibility-checker-engine/ace-window.js'),
    look: lookWithEqualAccess,
  },
};

async function lookWithAxe() {
  const { axe } = /** @type {{ axe: typeof import('axe-core') }} */ (
    /** @type {unknown} */ (window)
  );
  // Where colours are forced, Chromium tells of this property what the page asked for, not what is painted.
  const { getPropertyValue } = CSSStyleDeclaration.prototype;
  CSSStyleDeclaration.prototype.getPropertyValue = function (/** @type {string} */ name) {
    const isForced = matchMedia('(forced-colors: active)').matches;
    const asked = isForced && name === '-webkit-text-fill-color' ? 'color' : name;
    return getPropertyValue.call(this, asked);
  };
  const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await axe.run(document, {
    runOnly: { type: 'tag', values: [...wcag, 'best-practice'] },
    resultTypes: ['violations'],
  });
  CSSStyleDeclaration.prototype.getPropertyValue = getPropertyValue;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => ({
      rule: id,
      where: target.flat().join(' ⟩ '),
      what: failureSummary.split('\n').slice(1).join(' ').trim(),
    })),
  );
}

async function lookWithEqualAccess() {
  const { ace_ibma: ace } =
    /** @type {{ ace_ibma: { Checker: new () => import('accessibility-checker-engine/v4/api/IChecker').IChecker } }} */ (
      /** @type {unknown} */ (window)
    );
  const { results } = await new ace.Checker().check(document, ['IBM_Accessibility']);
  return results
    .filter(({ value: [policy, confidence] }) => policy === 'VIOLATION' && confidence === 'FAIL')
    .map(({ ruleId, path, message, snippet }) => ({
      rule: ruleId,
      where: path.dom ?? '',
      what: `${message} ${snippet}`,
    }));
}
