import { isSecure } from '../model/secure-url.js';
import { SourceError } from '../model/slot-source.js';
import { withoutQuery } from '../model/without-query.js';
import type { IssueTally } from './issue-tally.js';
import { list, object, objects, text, type JsonObject } from './lenient.js';

/** What a publication's manifest names: the files and what is in each. */
export interface Manifest {
  readonly files: readonly ManifestFile[];
  /** Whether every entry could be used. */
  readonly complete: boolean;
}

/** An NDJSON file and the one resource type in it. */
export interface ManifestFile {
  readonly type: string;
  readonly url: string;
  /** The jurisdictions that it is said to be about, such as `MA`; none where that is not said. */
  readonly states: readonly string[];
}

/**
 * Reads a manifest (SMART Scheduling Links, "Manifest File"). Lists inside the
 * list are flattened; an entry without type or usable URL is counted and left out.
 */
export function readManifest(body: string, url: string, issues: IssueTally): Manifest {
  const manifest = object(parse(body.replace(/^\uFEFF/, '')));
  if (!Array.isArray(manifest?.output)) {
    throw new SourceError(
      'unreadable',
      `${withoutQuery(url)} is not a SMART Scheduling Links manifest: it has no "output" list`,
      { setup: 'not-fhir' },
    );
  }
  const entries = list(manifest.output.flat(3));
  const files = entries.flatMap((entry) => {
    const output: JsonObject = object(entry) ?? {};
    const type = text(output.type);
    const file = typeof output.url === 'string' ? resolve(output.url, url) : undefined;
    if (type && file) return { type, url: file, states: statesOf(output) };
    issues.add('output-unreadable', JSON.stringify(entry));
    return [];
  });
  return { files: merged(files), complete: files.length === entries.length };
}

/** Each file once, for all the states under which it is named. */
function merged(files: readonly ManifestFile[]): readonly ManifestFile[] {
  const byAddress = new Map<string, ManifestFile>();
  for (const file of files) {
    const key = `${file.type} ${file.url}`;
    const before = byAddress.get(key);
    const isForAll = file.states.length === 0 || before?.states.length === 0;
    const states = isForAll ? [] : [...(before?.states ?? []), ...file.states];
    byAddress.set(key, { ...file, states });
  }
  return [...byAddress.values()];
}

/** Some write one state, and not a list of them; some no extension, or null. */
function statesOf({ extension }: JsonObject): readonly string[] {
  const states = objects(extension).flatMap(({ state }) => list(state));
  return states.flatMap((state) => text(state)?.toUpperCase() ?? []);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** A file's address, which must be as safe to ask as the manifest's own. */
function resolve(url: string, base: string): string | undefined {
  if (!URL.canParse(url, base)) return undefined;
  const resolved = new URL(url, base);
  return isSecure(resolved) ? resolved.href : undefined;
}
