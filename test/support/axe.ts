import type { AxeResults } from 'axe-core';
// Not an ES module: it leaves itself on the window.
import 'axe-core/axe.js';

/** What is wrong for people with disabilities in a part of the page, a line each. */
export async function barriers(part: Element): Promise<readonly string[]> {
  const { axe } = window as unknown as { axe: { run(part: Element): Promise<AxeResults> } };
  const { violations } = await axe.run(part);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
