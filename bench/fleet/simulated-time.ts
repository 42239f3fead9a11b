interface Event {
  readonly at: number;
  readonly order: number;
  run: (() => void) | undefined;
}

/**
 * Time that passes only from one event to the next. While it runs, `setTimeout` and
 * `clearTimeout` are its own, so that the client's waiting is simulated as well, and
 * work that pauses for others goes on at once, as computing takes no time here.
 */
export class SimulatedTime {
  /** Milliseconds since 1970. */
  now: number;
  readonly #heap: Event[] = [];
  #order = 0;

  constructor(start: number) {
    this.now = start;
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void this.#schedule(resolve, milliseconds));
  }

  /** Runs until nothing more is to happen. */
  async run(): Promise<void> {
    const { setTimeout, clearTimeout } = globalThis;
    const { scheduler } = globalThis as { readonly scheduler?: unknown };
    const later = (run: () => void, milliseconds = 0) => this.#schedule(run, milliseconds);
    const never = (event?: Event) => {
      if (event) event.run = undefined;
    };
    const atOnce = { yield: () => Promise.resolve() };
    Object.assign(globalThis, { setTimeout: later, clearTimeout: never, scheduler: atOnce });
    try {
      await idle();
      for (let event = this.#take(); event; event = this.#take()) {
        if (!event.run) continue;
        this.now = event.at;
        event.run();
        if (this.#heap[0]?.at !== event.at) await idle();
      }
    } finally {
      Object.assign(globalThis, { setTimeout, clearTimeout, scheduler });
    }
  }

  #schedule(run: () => void, milliseconds: number): Event {
    const event: Event = { at: this.now + milliseconds, order: this.#order, run };
    this.#order += 1;
    const heap = this.#heap;
    let place = heap.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent] as Event;
      if (!isBefore(event, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = event;
    return event;
  }

  #take(): Event | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const child =
        right < heap.length && isBefore(heap[right] as Event, heap[left] as Event) ? right : left;
      if (!isBefore(heap[child] as Event, last)) break;
      heap[place] = heap[child] as Event;
      place = child;
    }
    heap[place] = last;
    return first;
  }
}

function isBefore(one: Event, other: Event): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** Until all that follows from an event at once has happened. */
function idle(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
