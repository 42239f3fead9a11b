import { warning, type SetupIssue } from './setup-issue.js';

/** Colours that a page can set, and what each stands on. */
const pairs = [
  ['text', 'surface'],
  ['muted', 'surface'],
  ['accent', 'surface'],
  ['danger', 'surface'],
  ['on-accent', 'accent'],
] as const;
/** Of text (WCAG 2.2, 1.4.3); lines and signs in the same colours need less. */
const enough = 4.5;

/** What is to be said of the page's own colours, as they are at this moment. */
export function aboutLook(view: ParentNode | undefined): readonly SetupIssue[] {
  if (!view) return [];
  const probe = document.createElement('span');
  view.append(probe);
  const lightness = (name: string) => {
    // What is mixed is told in one notation, whatever way it was written.
    probe.style.color = `color-mix(in srgb, var(--_${name}), var(--_${name}))`;
    return luminance(getComputedStyle(probe).color);
  };
  const issues = pairs.flatMap(([front, back]) => {
    const [one, other] = [lightness(front), lightness(back)];
    if (one === undefined || other === undefined) return [];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    return contrast >= enough ? [] : [lowContrast(front, back, contrast)];
  });
  probe.remove();
  return issues;
}

function lowContrast(front: string, back: string, contrast: number): SetupIssue {
  return warning(
    'low-contrast',
    `--smart-scheduler-color-${front} on --smart-scheduler-color-${back} has a contrast of ${contrast.toFixed(1)} to 1.`,
    `Set colours with at least ${enough} to 1, in light and in dark, so that everybody can read them.`,
  );
}

/** Of `color(srgb 0.1 0.5 1)`; of what lets through what is behind it nothing is known. */
function luminance(color: string): number | undefined {
  const [, text = ''] = /^color\(srgb ([^/]+)\)$/.exec(color) ?? [];
  const [red, green, blue] = text.split(' ').map(Number).map(linear);
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
