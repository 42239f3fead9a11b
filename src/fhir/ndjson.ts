import { SourceError } from '../model/slot-source.js';
import type { IssueTally } from './issue-tally.js';
import { object, type JsonObject } from './lenient.js';

const longestLine = 1_000_000;

/**
 * Resources from newline-delimited JSON, a helping for each piece of the body.
 * One bad line costs that line: it is mended where a raw control character is
 * all that is wrong, else counted and passed over. Where no line is good, the
 * body is something else (a web page, say), and that is an error.
 */
export async function* readNdjson(
  body: AsyncIterable<Uint8Array>,
  issues: IssueTally,
): AsyncGenerator<readonly JsonObject[]> {
  const decoder = new TextDecoder();
  let rest = '';
  let good = 0;
  let bad = 0;
  const read = (lines: readonly string[]) =>
    lines
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const resource = line.length <= longestLine ? readLine(line) : undefined;
        if (resource) good += 1;
        else bad += 1;
        if (!resource)
          issues.add('line-unreadable', 'A line is not a JSON object and was passed over.', line);
        return resource;
      })
      .filter((resource) => resource !== undefined);
  for await (const piece of body) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield read(lines);
  }
  yield read([rest + decoder.decode()]);
  if (good === 0 && bad > 0) throw new SourceError('unreadable', 'not one line of it is JSON');
}

function readLine(line: string): JsonObject | undefined {
  return object(parse(line) ?? parse(withoutControlCharacters(line)));
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
