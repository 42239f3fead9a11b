import { html, nothing } from 'lit';
import type { AttemptRecord } from '../src/booking/attempt-record.js';
import { FeedList } from '../src/controllers/feed-list.js';
import type { Slot } from '../src/model/slot.js';
import { SourceError, type SlotSource } from '../src/model/slot-source.js';
import { configure } from '../src/page/configuration.js';
import { TabNote } from '../src/page/tab-note.js';
import type { SmartScheduler } from '../src/smart-scheduler.js';
import { memoryAttemptStore, memorySource } from '../src/testing.js';
import { answer, attemptFor, houston, manyPractitioners, now, onePractitioner } from './scenes.js';

/** What a story sets. */
interface Scene {
  readonly source?: SlotSource;
  readonly attempts?: readonly AttemptRecord[];
  /** The query that a portal returned the patient with. */
  readonly returned?: string;
  /** What the provider's own records say of it; they are only asked where a story tells. */
  readonly recorded?: Response;
  /** The time that is chosen. */
  readonly choose?: Slot | undefined;
  /** Whether the month at a glance is opened. */
  readonly month?: boolean;
  /** Whether the endpoints are asked a second time. */
  readonly again?: boolean;
  readonly isOffline?: boolean;
  readonly days?: number;
  readonly startDate?: string;
  /** Whether the page names a telephone. */
  readonly phone?: string;
  readonly locale?: string;
  /** What the patient has chosen before, or that the filters were open. */
  readonly filters?: object;
}

interface Story {
  readonly args: Scene;
  readonly render?: (scene: Scene) => unknown;
}

/** Does what the scene wants as soon as there are times, once. */
function going({ choose, month, again }: Scene) {
  let isFirst = true;
  return async ({ currentTarget }: Event) => {
    const scheduler = currentTarget as SmartScheduler;
    if (!isFirst) return;
    isFirst = false;
    if (choose) scheduler.selectSlot(choose);
    if (!month && !again) return;
    const find = (part: string) => scheduler.shadowRoot?.querySelector<HTMLElement>(part);
    // The times are drawn after whoever listens has heard of them.
    const sight = choose ? '[part~=slot-selected]' : '[part~=slot]';
    while (scheduler.isConnected && !find(sight)) await new Promise(requestAnimationFrame);
    if (again) await scheduler.refresh();
    scheduler.removeAttribute('data-unfinished');
    if (month) find('[part=month-button]')?.click();
  };
}

/** A source that has given something, and never comes to its end. */
function endless(slots: readonly Slot[]): SlotSource {
  return {
    async *findSlots() {
      yield { slots };
      await new Promise(() => undefined);
    },
  };
}

/** One source at the first search, and another at the second; a story that is told again begins again. */
function inTurn(first: SlotSource, second: SlotSource): SlotSource {
  let isFirst = false;
  return {
    findSlots(query, options) {
      isFirst = !isFirst;
      return (isFirst ? first : second).findSlots(query, options);
    },
  };
}

/** What a tab keeps of the filters of an element that presets nothing, and has no endpoint. */
const filtersNote = (sources: readonly SlotSource[]) =>
  new TabNote(
    () => sessionStorage,
    'smart-scheduler.filters',
    () => new FeedList(() => undefined).asked(configure({}, new URL(location.href)), sources),
  );

export default {
  title: 'Scheduler',
  component: 'smart-scheduler',
  argTypes: {
    locale: { control: 'select', options: ['en-US', 'en-GB', 'es', 'de', 'ar'] },
    days: { control: { type: 'range', min: 1, max: 14 } },
    startDate: { control: 'text' },
    phone: { control: 'text' },
    isOffline: { control: 'boolean' },
    ...Object.fromEntries(
      ['source', 'attempts', 'returned', 'recorded', 'choose', 'month', 'again', 'filters'].map(
        (name) => [name, { table: { disable: true } }],
      ),
    ),
  },
  render: (scene: Scene) => {
    const { source, attempts, returned, recorded, locale, filters, isOffline = false } = scene;
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !isOffline });
    const sources = source ? [source] : [];
    filtersNote(sources).text = filters && JSON.stringify({ version: 1, ...filters });
    if (returned !== undefined) {
      const address = new URL(location.href);
      address.search += `${address.search ? '&' : ''}${returned}`;
      history.replaceState(history.state, '', address);
    }
    return html`<smart-scheduler
      .now=${() => now}
      .sources=${sources}
      .attemptStore=${memoryAttemptStore(attempts)}
      records-endpoint="https://records.example/fhir"
      .getAccessToken=${recorded && (() => Promise.resolve('story'))}
      .fetch=${recorded && (() => Promise.resolve(recorded.clone()))}
      locale=${locale ?? 'en-US'}
      ?data-unfinished=${scene.again === true}
      link-source="storybook"
      contact-phone=${scene.phone ?? '800-555-0199'}
      days=${scene.days ?? 5}
      start-date=${scene.startDate ?? nothing}
      @scheduler-slots-loaded=${going(scene)}
    >
      <p>Call <a href="tel:8005550199">800-555-0199</a> to book.</p>
    </smart-scheduler>`;
  },
};

const [booked] = onePractitioner as [(typeof onePractitioner)[0]];
const many = memorySource(manyPractitioners);

export const Searching: Story = {
  args: { source: memorySource([], { until: new Promise(() => undefined) }) },
};
export const Streaming: Story = {
  args: { source: endless(manyPractitioners.slice(0, 12)) },
};
export const OnePractitioner: Story = { args: { source: memorySource(onePractitioner) } };
export const ManyPractitioners: Story = { args: { source: many } };
export const SingleDay: Story = {
  args: { source: memorySource(onePractitioner.slice(0, 9)), days: 1, startDate: '2026-11-24' },
};
export const Windows: Story = {
  args: { source: memorySource(manyPractitioners.filter(({ kind }) => kind === 'window')) },
};
export const Virtual: Story = {
  args: { source: memorySource(manyPractitioners.filter(({ mode }) => mode === 'virtual')) },
};
export const NextAvailable: Story = {
  args: { source: memorySource(onePractitioner.slice(-3)) },
};
export const Spanish: Story = { args: { source: many, locale: 'es' } };
export const MonthOpen: Story = {
  args: { source: memorySource(onePractitioner), month: true },
};
export const Chosen: Story = { args: { source: many, choose: onePractitioner[2] } };
export const ChosenInTwoZones: Story = {
  args: {
    source: many,
    choose: manyPractitioners.find(({ place }) => place?.name === houston.name),
  },
};
export const ChosenAndGone: Story = {
  args: {
    source: inTurn(many, memorySource(manyPractitioners.slice(3))),
    choose: onePractitioner[2],
    again: true,
  },
};
export const FiltersOpen: Story = { args: { source: many, filters: { isOpen: true } } };
export const FilteredToNothing: Story = {
  args: {
    source: many,
    filters: {
      wanted: {
        practitioner: [{ value: ' Practitioner/amelia-hart', text: 'Dr. Amelia Hart' }],
        mode: [{ value: 'virtual', text: 'virtual' }],
      },
    },
  },
};
export const ByPhone: Story = {
  args: {
    source: memorySource(onePractitioner.map(({ bookingUrl: _, ...slot }) => slot)),
    choose: onePractitioner[0],
  },
};
export const Away: Story = { args: { source: many, attempts: [attemptFor(booked)] } };
export const Booked: Story = {
  args: {
    source: many,
    attempts: [attemptFor(booked)],
    returned: answer('booked', { bookingRef: 'BK-20418' }),
  },
};
const inTheRecords = {
  resourceType: 'Appointment',
  id: '7',
  status: 'booked',
  start: booked.start,
  end: booked.end,
  participant: [{ actor: { display: 'Dr. Amelia Hart' }, status: 'accepted' }],
};
const returnedBooked = {
  source: many,
  attempts: [attemptFor(booked)],
  returned: answer('booked', { bookingRef: 'BK-20418', appointmentRef: 'Appointment/7' }),
};
export const BookedAndReconciled: Story = {
  args: { ...returnedBooked, recorded: Response.json(inTheRecords) },
};
export const BookedAtAnotherTime: Story = {
  args: {
    ...returnedBooked,
    recorded: Response.json({
      ...inTheRecords,
      start: '2026-11-24T16:00:00Z',
      end: '2026-11-24T16:30:00Z',
    }),
  },
};
export const BookedAndNotInTheRecords: Story = {
  args: { ...returnedBooked, recorded: new Response('{}', { status: 410 }) },
};
export const Cancelled: Story = {
  args: { source: many, attempts: [attemptFor(booked)], returned: answer('cancelled') },
};
export const Failed: Story = {
  args: {
    source: many,
    attempts: [attemptFor(booked)],
    returned: answer('failed', { reason: 'slot-unavailable' }),
  },
};
export const EnteredInError: Story = {
  args: { source: many, attempts: [attemptFor(booked)], returned: answer('entered-in-error') },
};
export const Unrecognized: Story = { args: { source: many, returned: answer('booked') } };
export const Empty: Story = { args: { source: memorySource([]) } };
export const PartlyFailed: Story = {
  args: { source: memorySource(onePractitioner, { last: { complete: false } }) },
};
const outOfReach = memorySource([], { error: new SourceError('network', 'the server is down') });
export const NothingLoaded: Story = { args: { source: outOfReach } };
export const Offline: Story = { args: { source: outOfReach, isOffline: true } };
export const Fallback: Story = { args: { source: outOfReach, phone: '' } };
export const Stale: Story = {
  args: { source: inTurn(memorySource(onePractitioner), outOfReach), again: true },
};
export const SetupError: Story = { args: {} };
