import { html, nothing } from 'lit';
import type { Slot } from '../model/slot.js';
import type { View } from './view.js';

/** The telephone for a slot: its own, its place's, or the page's. */
export function phoneFor(slot: Slot | undefined, { contact }: View): string | undefined {
  return slot?.bookingPhone ?? slot?.place?.phone ?? contact.phone;
}

/** A number to call; the words are the publisher's, the address only what a telephone can dial (RFC 3966). */
export function callLink(phone: string, label: string = phone) {
  const number = dialable(phone);
  // A line may end before and after the number, not in it.
  const [before = '', after = ''] = label.split(phone);
  const words = html`<bdi>${before}<bdi class="phone" dir="ltr">${phone}</bdi>${after}</bdi>`;
  if (number === undefined) return html`<span part="call">${words}</span>`;
  return html`<a part="call" href="tel:${number}">${words}</a>`;
}

/** The first number of a text, with its extension; nothing where it is spelled in letters. */
function dialable(phone: string): string | undefined {
  const [, first = '', extension] =
    /^([^,;/]*?)(?:\s*(?:ext\.?|x|;ext=)\s*(\d+))?\s*(?:[,;/].*)?$/i.exec(phone.trim()) ?? [];
  const digits = first.replace(/[^\d+*#]/g, '');
  if (digits === '' || /\p{L}/u.test(first)) return undefined;
  return extension ? `${digits};ext=${extension}` : digits;
}

/** The ways out that every empty and error state offers. */
export function waysOut(view: View, slot?: Slot) {
  const phone = phoneFor(slot, view);
  const { url } = view.contact;
  return html`
    ${phone ? callLink(phone, view.language.say('call', { phone })) : nothing}
    ${url ? html`<a class="button" href=${url}>${view.language.say('contact')}</a>` : nothing}
  `;
}
