import { list, objects, text } from './lenient.js';

/** A HumanName as a person is addressed: its own text, else prefix, given and family name. */
export function humanName(value: unknown): string | undefined {
  const names = objects(value);
  const name = names.find(({ use }) => use === 'official' || use === 'usual') ?? names[0];
  if (!name) return undefined;
  const written = text(name.text);
  if (written) return written;
  const parts = [name.prefix, name.given, name.family].flatMap((part) => list(part).map(text));
  const suffix = list(name.suffix).map(text).filter(Boolean).join(', ');
  const spoken = parts.filter(Boolean).join(' ');
  return spoken ? (suffix ? `${spoken}, ${suffix}` : spoken) : undefined;
}
