/** The lines that a calendar file is made of, and the values in them (RFC 5545 §3.1, §3.3). */

const octets = new TextEncoder();
const longestLine = 75;

/** A property whose value is text: what has a meaning in the file's own grammar is escaped (§3.3.11). */
export function textLine(name: string, text: string): string {
  const value = text
    .replace(/[\\;,]/g, '\\$&')
    // Some programs end a line at the last three, too, and would take what follows for a property.
    .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\\n')
    .replace(/(?!\t)[\u0000-\u001f\u007f-\u009f]/g, '');
  return `${name}:${value}`;
}

/** A date and time (§3.3.5): milliseconds since 1970, on the clocks that the property goes by. */
export function dateTime(clock: number): string {
  return new Date(clock).toISOString().slice(0, 19).replace(/[-:]/g, '');
}

/** The line as it stands in the file: with its end, and folded, for none may be longer than 75 octets. */
export function folded(line: string): string {
  let text = '';
  let length = 0;
  for (const character of line) {
    const more = octets.encode(character).length;
    if (length + more > longestLine) {
      text += '\r\n ';
      length = 1;
    }
    text += character;
    length += more;
  }
  return `${text}\r\n`;
}
