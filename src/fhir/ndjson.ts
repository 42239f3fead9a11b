import type { Stretch } from './column-writer.js';
import type { IssueTally } from './issue-tally.js';
import { object, type JsonObject } from './lenient.js';
import { LineSplitter } from './line-splitter.js';
import { SourceError } from '../model/slot-source.js';

/** A line that is longer, or nested deeper, is no resource. */
const longestLine = 1_000_000;
const deepest = 64;
/** So many lines are read in a millisecond or two. */
const helping = 64;
const decoder = new TextDecoder();
const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = [
  34, 92, 91, 93, 123, 125,
] as const;

/** A line that could be read: as it was written, or with a raw control character mended, which was all that was wrong. */
export interface ReadLine {
  readonly is: 'as-written' | 'mended';
  readonly resource: JsonObject;
}

/** What a line of NDJSON is. */
export type Line = ReadLine | { readonly is: 'empty' | 'unreadable' };

/** Reads one line; one that cannot be read is counted among the issues. */
export function readLine({ bytes, from, to }: Stretch, issues: IssueTally): Line {
  const isHuge = to - from > longestLine || isDeep(bytes, from, to);
  const written = decoder.decode(bytes.subarray(from, isHuge ? from + 200 : to));
  if (written.trim() === '') return { is: 'empty' };
  const resource = isHuge ? undefined : object(parse(written));
  if (resource) return { is: 'as-written', resource };
  const mended = isHuge ? undefined : object(parse(withoutControlCharacters(written)));
  if (mended) return { is: 'mended', resource: mended };
  issues.add('line-unreadable', written);
  return { is: 'unreadable' };
}

/**
 * Resources from newline-delimited JSON, a helping at a time.
 * One bad line costs that line. Where no line is good, the body is something
 * else (a web page, say), and that is an error.
 */
export async function* readNdjson(
  body: AsyncIterable<Uint8Array>,
  issues: IssueTally,
): AsyncGenerator<readonly JsonObject[]> {
  const splitter = new LineSplitter();
  const count = { good: 0, bad: 0 };
  const read = (stretch: Stretch) => {
    const line = readLine(stretch, issues);
    if (line.is === 'unreadable') count.bad += 1;
    if (!('resource' in line)) return [];
    count.good += 1;
    return [line.resource];
  };
  for await (const piece of body) {
    let resources: JsonObject[] = [];
    splitter.add(piece);
    for (let line = splitter.next(); line; line = splitter.next()) {
      resources.push(...read(line));
      if (resources.length < helping) continue;
      yield resources;
      resources = [];
    }
    yield resources;
  }
  const last = splitter.end();
  if (last) yield read(last);
  refuseIfNothing(count);
}

/** Whether brackets are nested deeper than in any resource: what walks through it would end in a stack overflow. */
function isDeep(bytes: Uint8Array, from: number, to: number): boolean {
  let depth = 0;
  let isText = false;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte === backslash) at += 1;
    else if (byte === quote) isText = !isText;
    else if (!isText && (byte === openBracket || byte === openBrace)) depth += 1;
    else if (!isText && (byte === closeBracket || byte === closeBrace)) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

/** Throws where a body of which some lines are bad has no good one. */
export function refuseIfNothing({
  good,
  bad,
}: {
  readonly good: number;
  readonly bad: number;
}): void {
  if (good === 0 && bad > 0) throw new SourceError('unreadable', 'not one line of it is JSON');
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function withoutControlCharacters(line: string): string {
  return line.replace(/[\u0000-\u001f]/g, ' ');
}
