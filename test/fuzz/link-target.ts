import { expectedParameters, expectedRefusal } from './link-oracle.js';
import { linkInput, type LinkInput } from './published-link.js';
import type { Subjects } from './subjects.js';
import { must, mustEqual, type Target } from './target.js';

/** A published link is followed with every byte of it, or refused where the contract says so. */
export function linkTarget({ toBookingLink }: Subjects): Target<LinkInput> {
  return {
    make: linkInput,
    judge: (input) => {
      const link = input.published.trim();
      const ours = expectedParameters(input);
      const made = toBookingLink(input.published, input.parameters, input.policy);
      const refused = 'refused' in made ? made.refused : undefined;
      const isLong = refused === 'link-too-long';
      mustEqual(isLong ? undefined : refused, expectedRefusal(input), 'the refusal');
      if ('refused' in made) {
        must(!isLong || lengthWith(link, ours) > 8_000, 'only what is too long is too long');
        return made.refused;
      }
      must(made.url.length <= 8_000, 'the link is at most 8,000 characters');
      mustKeep(link, made.url);
      const [from, to] = [new URL(link), new URL(made.url)];
      mustEqual([...to.searchParams], [...from.searchParams, ...ours], 'the query');
      mustEqual(made.host, to.host, 'the host that the patient is told');
      return 'followed';
    },
  };
}

/** What was published stands at both ends, with something in between; and it leads to the same place. */
function mustKeep(link: string, url: string): void {
  const [before = ''] = link.split('#');
  const fragment = link.slice(before.length);
  must(url.startsWith(before) && url.endsWith(fragment), 'every published byte stays');
  const added = url.slice(before.length, url.length - fragment.length);
  must(/^([?&]?[\w.%~!*'()=&-]+)?$/.test(added), `what is added is plain: ${added}`);
  const [from, to] = [new URL(link), new URL(url)];
  mustEqual(
    [to.origin, to.pathname, to.hash],
    [from.origin, from.pathname, from.hash],
    'the place',
  );
}

/** How long a link must become with its parameters: each with a mark before it. */
function lengthWith(link: string, parameters: ReturnType<typeof expectedParameters>): number {
  const added = parameters.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`);
  return added.reduce((length, each) => length + each.length, link.length);
}
