import type { CDPSession, Page } from 'playwright-core';

type Node = Awaited<ReturnType<typeof nodesOf>>[number];

/** What tells people nothing: boxes, and the pieces of a line. */
const silent = new Set(['generic', 'none', 'InlineTextBox', 'LineBreak']);
/** What is said with the name of what it stands in. */
const saidAbove = new Set(['StaticText', 'time', 'strong', 'emphasis', 'image']);
/** What takes its name from what is in it. */
const namedByContent = new Set([
  'button',
  'cell',
  'columnheader',
  'gridcell',
  'heading',
  'link',
  'option',
  'rowheader',
  'term',
]);
/** What a screen reader says of a node besides its role and name. */
const told = new Set([
  'busy',
  'checked',
  'disabled',
  'expanded',
  'hasPopup',
  'invalid',
  'live',
  'pressed',
  'required',
  'roledescription',
  'selected',
]);

/** What goes without saying. */
const unsaid = new Set(['busy=false', 'disabled=false', 'invalid=false', 'required=false']);

/** A node as it is written: its own line, and those of what is in it. */
interface Entry {
  readonly role: string;
  readonly name: string;
  readonly line: string;
  readonly inside: readonly Entry[];
}

/**
 * The tree that Chromium hands to screen readers, from the page's `main` on: a
 * line for each node, what is in it further in.
 */
export async function accessibilityTree(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const nodes = await nodesOf(session);
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const entriesOf = (node: Node, isNamed: boolean): readonly Entry[] => {
    const role = wordOf(node.role);
    const children = (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []);
    const inside = children.flatMap((child) =>
      entriesOf(child, isNamed || namedByContent.has(role)),
    );
    if (node.ignored || silent.has(role) || (isNamed && saidAbove.has(role))) return inside;
    return [{ role, name: wordOf(node.name), line: lineOf(node), inside }];
  };
  const main = nodes.find(({ role }) => role?.value === 'main');
  if (!main) throw new Error('The page has no main.');
  return entriesOf(main, false)
    .flatMap((entry) => linesOf(entry, 0))
    .map((line) => `${line}\n`)
    .join('');
}

async function nodesOf(session: CDPSession) {
  return (await session.send('Accessibility.getFullAXTree')).nodes;
}

/** Where there are only words in a node, they stand on its own line. */
function linesOf({ line, inside }: Entry, depth: number): readonly string[] {
  const start = `${'  '.repeat(depth)}- ${line}`;
  if (inside.length === 0) return [start];
  if (inside.every(({ role }) => role === 'StaticText'))
    return [`${start}: ${inside.map(({ name }) => name).join('')}`];
  return [`${start}:`, ...inside.flatMap((entry) => linesOf(entry, depth + 1))];
}

function lineOf(node: Node): string {
  const role = wordOf(node.role);
  const [name, value, description] = [node.name, node.value, node.description].map(wordOf);
  if (role === 'StaticText') return JSON.stringify(name);
  const states = (node.properties ?? [])
    .filter((each) => told.has(each.name) || (each.name === 'level' && role === 'heading'))
    .map((each) => `${each.name}=${wordOf(each.value)}`)
    .filter((state) => !unsaid.has(state))
    .sort();
  return [
    role,
    ...(name ? [JSON.stringify(name)] : []),
    ...(value ? [`value ${JSON.stringify(value)}`] : []),
    ...(description ? [`described ${JSON.stringify(description)}`] : []),
    ...states.map((state) => `[${state}]`),
  ].join(' ');
}

function wordOf(value: Node['name']): string {
  return value?.value === undefined ? '' : String(value.value);
}
