import { statePrefix } from './trace.js';

/** Fills an array with random numbers, as `crypto.getRandomValues` does. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;

const stateForm = /^ss1\.[A-Za-z0-9_-]{43}$/;

/** A new `state` for one hand-off: 256 random bits that say nothing about anyone (RFC 9700, 4.7). */
export function mintState(random: RandomBytes): string {
  const bytes = random(new Uint8Array(32));
  const base64 = btoa(String.fromCharCode(...bytes));
  return statePrefix + base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Whether a value has the form of our states. Says nothing about whether we made it. */
export function isState(value: string | undefined): value is string {
  return stateForm.test(value ?? '');
}

/** A new attempt id: a version 4 UUID (RFC 9562), also where `crypto.randomUUID` is not to be had. */
export function mintAttemptId(random: RandomBytes): string {
  const bytes = random(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
