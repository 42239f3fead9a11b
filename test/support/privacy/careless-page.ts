import type { Patient, Reference } from 'fhir/r4';
import type { Launch } from '../../../src/page/events.js';

/** What a page gives to the element, and what it knows itself. */
export interface Knowledge {
  readonly launch: Launch;
  readonly returnUrl?: string;
  readonly patient: Patient | Reference;
  readonly secrets: typeof import('./secrets.js').secrets;
}

/**
 * Runs in every document: a page that holds the element puts what it knows wherever a page
 * can put something, before the element is upgraded.
 */
export function tellAll({ launch, returnUrl, patient, secrets }: Knowledge): void {
  document.addEventListener('readystatechange', () => {
    const element = document.querySelector('smart-scheduler');
    if (document.readyState !== 'interactive' || !element) return;
    element.setAttribute('launch', launch);
    element.setAttribute('link-source', secrets.linkSource);
    element.setAttribute('contact-phone', secrets.phone);
    element.setAttribute('contact-url', `https://${secrets.contactPage}/`);
    if (returnUrl !== undefined) element.setAttribute('return-url', returnUrl);
    Object.assign(element, { patient, messages: { en: { 'summary.close': secrets.words } } });
    document.title = secrets.title;
    window.name = secrets.windowName;
    history.replaceState({ route: secrets.route }, '');
    const form = document.createElement('form');
    const field = document.createElement('input');
    field.value = secrets.typed;
    form.append(field);
    document.body.append(form);
  });
}
