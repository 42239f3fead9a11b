import { html, nothing } from 'lit';
import type { Slot } from '../model/slot.js';
import type { View } from './view.js';

/** The telephone for a slot: its own, its place's, or the page's. */
export function phoneFor(slot: Slot | undefined, { contact }: View): string | undefined {
  return slot?.bookingPhone ?? slot?.place?.phone ?? contact.phone;
}

/** A number to call; the words are the publisher's, the address only what a telephone can dial. */
export function callLink(phone: string, label: string = phone) {
  return html`<a part="call" href="tel:${phone.replace(/[^\d+*#]/g, '')}"><bdi>${label}</bdi></a>`;
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
