import { describe, expect, it } from 'vitest';
import { tightTemplates } from '../../scripts/tight-templates.mjs';

const { transform } = tightTemplates() as {
  readonly transform: (code: string, id: string) => string | undefined;
};
const built = (code: string) => transform(code, 'view.ts') ?? code;

describe('what pages load of templates', () => {
  it('has one space where a line ended, and nothing else changed', () => {
    const code = 'const a = html`<p>\n    ${b ? html`<b>one  two</b>\n  ` : "x\\n  y"} </p>`;';
    expect(built(code)).toBe('const a = html`<p> ${b ? html`<b>one  two</b> ` : "x\\n  y"} </p>`;');
  });

  it('has styles that mean the same', () => {
    const code = `css\`
      /* who reads this */
      :host([open]) :focus,
      .day > a {
        margin: 0 calc(1px + \${gap}) ;
        transition: color 1s, width 2s;
      }
    \``;
    expect(built(code)).toBe(
      'css` :host([open]) :focus,.day > a{margin:0 calc(1px + ${gap});transition:color 1s,width 2s;}`',
    );
  });

  it('is as it was where there is no template', () => {
    const code = 'const text = `one\n  two`; const html = 1;';
    expect(built(code)).toBe(code);
  });
});
