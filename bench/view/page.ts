import type { FhirResource } from 'fhir/r4';
import type { Contender } from './contender.js';
import { fullCalendar } from './full-calendar.js';
import { markedMonth } from './marked-month.js';
import { plainList } from './plain-list.js';
import { resourcesOf } from './resources.js';
import { scheduler } from './scheduler.js';

/** Does nothing, as fast as can be: two frames are all that it takes. */
const nothing: Contender = {
  mount: (place) => place.append(document.createElement('p')),
  hasTimes: () => true,
};

const contenders = {
  'nothing': nothing,
  'plain Lit list': plainList,
  'smart-scheduler': scheduler,
  'FullCalendar list': fullCalendar,
  'cally month': markedMonth,
} satisfies Record<string, Contender>;

/** What a bench does with the page. */
export interface ViewBench {
  /** Makes what the page holds; not part of what is measured. */
  hold(slots: number): Promise<void>;
  /** Milliseconds from holding the resources to two frames after the first times are there. */
  show(name: string): Promise<number>;
  /** Elements of the page's main, shadow roots and all. */
  elements(): number;
}

const place = document.querySelector('main') as HTMLElement;
let held: readonly FhirResource[] = [];

const bench: ViewBench = {
  async hold(slots) {
    // The scripts of the others are there already.
    await import('../../src/fhir/read-resources.js');
    held = resourcesOf(slots, new Date());
  },
  async show(name) {
    const contender = contenders[name as keyof typeof contenders];
    // What scripts do at leisure is done, and the first frames after a rest come sooner than others.
    for (let rest = 0; rest < 30; rest += 1) await frame();
    const begun = performance.now();
    contender.mount(place, held);
    while (!contender.hasTimes(place)) await task();
    await frame();
    await frame();
    return performance.now() - begun;
  },
  elements: () => elementsIn(place),
};
Object.assign(window, { bench });

function elementsIn(root: ParentNode): number {
  return [...root.querySelectorAll('*')].reduce(
    (sum, { shadowRoot }) => sum + 1 + (shadowRoot ? elementsIn(shadowRoot) : 0),
    0,
  );
}

function frame() {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** As soon as it is this one's turn: a timer would wait four milliseconds. */
function task() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
}
