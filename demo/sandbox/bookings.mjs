/**
 * What the portal has promised to whom: a hold from landing, for a few minutes,
 * and bookings. A slot takes at most its capacity.
 */
export class Bookings {
  /** @type {Map<string, Map<string, number>>} until when, by slot and referral */
  #holds = new Map();
  /** @type {Map<string, Set<string>>} referrals by slot */
  #booked = new Map();
  /** Told of every slot whose state may have changed. @type {(key: string) => void} */
  onChange = () => {};

  /** @param {{ holdSeconds: number, now?: () => number }} options */
  constructor({ holdSeconds, now = Date.now }) {
    this.holdSeconds = holdSeconds;
    this.now = now;
  }

  /** Whether anything was ever held or booked. */
  get any() {
    return this.#holds.size + this.#booked.size > 0;
  }

  /** @param {{ key: string, capacity: number }} slot */
  stateOf({ key, capacity }) {
    const booked = this.#booked.get(key)?.size ?? 0;
    const held = this.#liveHolds(key).size;
    return { booked, held, left: Math.max(capacity - booked - held, 0) };
  }

  /** Holds a place for a referral, or says that there is none left. @param {{ key: string, capacity: number, free: boolean }} slot @param {string} referral */
  hold(slot, referral) {
    if (this.#booked.get(slot.key)?.has(referral)) return true;
    const holds = this.#liveHolds(slot.key);
    if (!holds.has(referral) && (!slot.free || this.stateOf(slot).left === 0)) return false;
    holds.set(referral, this.now() + this.holdSeconds * 1000);
    this.#holds.set(slot.key, holds);
    setTimeout(() => this.onChange(slot.key), this.holdSeconds * 1000 + 50).unref();
    this.onChange(slot.key);
    return true;
  }

  /** Books the place that a referral holds. @param {{ key: string, capacity: number, free: boolean }} slot @param {string} referral */
  book(slot, referral) {
    if (!this.hold(slot, referral)) return false;
    this.#liveHolds(slot.key).delete(referral);
    this.#booked.set(slot.key, new Set([...(this.#booked.get(slot.key) ?? []), referral]));
    this.onChange(slot.key);
    return true;
  }

  /** Ends a referral's hold; what it has booked stays. @param {string} key @param {string} referral */
  letGo(key, referral) {
    this.#holds.get(key)?.delete(referral);
    this.onChange(key);
  }

  /** Lets go of whatever a referral holds or has booked. @param {string} key @param {string} referral */
  release(key, referral) {
    this.#holds.get(key)?.delete(referral);
    this.#booked.get(key)?.delete(referral);
    this.onChange(key);
  }

  /** Ends every hold and booking of a slot. @param {string} key */
  clear(key) {
    this.#holds.delete(key);
    this.#booked.delete(key);
    this.onChange(key);
  }

  /** Takes holds and bookings to another slot; without one, they end. @param {string} from @param {string | undefined} to */
  move(from, to) {
    for (const all of [this.#holds, this.#booked]) {
      const kept = all.get(from);
      all.delete(from);
      if (kept && to !== undefined) /** @type {Map<string, unknown>} */ (all).set(to, kept);
    }
  }

  /** @param {string} key */
  #liveHolds(key) {
    const holds = this.#holds.get(key) ?? new Map();
    for (const [referral, until] of holds) {
      if (until <= this.now()) holds.delete(referral);
    }
    return holds;
  }
}
