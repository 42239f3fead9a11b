/** Text made safe to stand in HTML. @param {unknown} text */
export function escape(text) {
  return String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A template whose values are text. @param {TemplateStringsArray} strings @param {unknown[]} values */
export function html(strings, ...values) {
  return String.raw(
    { raw: strings },
    ...values.map((value) => (value instanceof Markup ? value.markup : escape(value))),
  );
}

/** Markup that is ours, to be put in as it is. @param {string} markup */
export function markup(markup) {
  return new Markup(markup);
}

class Markup {
  /** @param {string} markup */
  constructor(markup) {
    this.markup = markup;
  }
}
