import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { html, markup } from './html.mjs';
import { requestUrl } from './request-url.mjs';

/**
 * The provider's booking portal, as small as a portal can be. It holds the slot
 * on landing, asks nothing, and sends the patient back with what they press.
 *
 * With `&record=moved`, `cancelled` or `missing` in its address, the provider's records will
 * say otherwise than the portal: half an hour later, called off, or nothing at all.
 *
 * @param {import('./publication.mjs').Publication} publication
 * @param {import('./appointment-book.mjs').AppointmentBook} book
 * @param {{ site: string, portal: typeof import('../../src/portal.js'), headers?: Record<string, string> }} options
 *   `headers`: sent along with every page
 */
export function portalServer(publication, book, { site, portal, headers = {} }) {
  const { bookings } = publication;
  return createServer(async (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const url = requestUrl(request)?.url;
    if (url?.pathname !== '/book')
      return send(response, 404, page('Not here', html`<p>This portal only has /book.</p>`));
    const key = url.searchParams.get('slot') ?? '';
    const slot = publication.slots.get(key);
    if (!slot)
      return send(
        response,
        404,
        page('Unknown time', html`<p>This portal does not know that time.</p>`),
      );

    const { handoff, trouble } = readHandoff(request.url ?? '');
    const given = request.method === 'POST' ? await formOf(request) : undefined;
    // Without a referral the portal gives the visitor a name of its own.
    const referral =
      url.searchParams.get('booking-referral') ?? given?.get('visitor') ?? randomUUID();
    const held = bookings.hold(slot, referral);
    if (!given) {
      return send(
        response,
        200,
        bookingPage({
          key,
          held,
          visitor: referral,
          handoff,
          trouble,
          source: url.searchParams.get('source'),
        }),
      );
    }
    const outcome = given.get('outcome');
    if (!isOutcome(outcome))
      return send(response, 400, page('Unclear', html`<p>That is not an answer.</p>`));
    if (outcome === 'booked' && !bookings.book(slot, referral)) {
      return send(
        response,
        200,
        bookingPage({ key, held: false, visitor: referral, handoff, trouble, source: null }),
      );
    }
    if (outcome === 'failed') bookings.letGo(key, referral);
    else if (outcome !== 'booked') {
      bookings.release(key, referral);
      await book.callOff(referral, outcome);
    }
    const answer = {
      outcome,
      ...(outcome === 'booked' && (await recorded(url, { key, referral }))),
      ...(outcome === 'failed' && { reason: given.get('reason') ?? 'system-error' }),
    };
    if (!handoff)
      return send(
        response,
        200,
        page(outcome, html`<p>Recorded: ${outcome}. There is no way back from here.</p>`),
      );
    response.writeHead(303, { Location: portal.buildReturnUrl(handoff, answer) }).end();
  });

  /** What the patient is given to find the booking by. @param {URL} url @param {{ key: string, referral: string }} booking */
  async function recorded({ searchParams }, booking) {
    const bookingRef = `BK-${booking.referral.slice(0, 5).toUpperCase()}`;
    const recording = searchParams.get('record');
    const appointmentRef = await book.enter({ ...booking, bookingRef, recording });
    return { bookingRef, ...(appointmentRef && { appointmentRef }) };
  }

  /** @param {string} path */
  function readHandoff(path) {
    try {
      return {
        handoff: portal.readHandoff(`http://portal.invalid${path}`, {
          allowedReturnOrigins: [site],
        }),
      };
    } catch (error) {
      if (error instanceof portal.HandoffError) return { trouble: error.code };
      throw error;
    }
  }
}

/**
 * @param {{ key: string, held: boolean, visitor: string, handoff?: import('../../src/portal.js').Handoff | undefined,
 *   trouble?: string | undefined, source: string | null }} arrival
 */
function bookingPage({ key, held, visitor, handoff, trouble, source }) {
  const [schedule, , start] = key.split('|');
  const sender = handoff?.source ?? source ?? 'someone we do not know';
  const about = html`<p>You come from <strong data-source>${sender}</strong>.</p>
    <p>${schedule}, <time>${start}</time></p>
    ${markup(trouble ? html`<p class="hint">We cannot send you back (${trouble}).</p>` : '')}`;
  const controls = held
    ? [
        ['booked', 'Book this time'],
        ['cancelled', 'Cancel'],
        ['failed', 'Let it fail'],
        ['entered-in-error', 'Book, then withdraw it as an error'],
      ]
    : [['failed', 'Go back']];
  const form = html`<form method="post">
    <input type="hidden" name="visitor" value="${visitor}" />
    ${markup(held ? '' : '<input type="hidden" name="reason" value="slot-unavailable">')}
    ${markup(
      controls
        .map(
          ([outcome, label]) =>
            html`<button name="outcome" value="${outcome}" data-outcome="${outcome}">
              ${label}
            </button>`,
        )
        .join('\n'),
    )}
  </form>`;
  return held
    ? page('Book your visit', about + form, 'held')
    : page(
        'This time was just taken',
        `${about}<p>Someone else has it. Nothing was booked.</p>${form}`,
        'taken',
      );
}

/** @param {string} title @param {string} body @param {string} [state] */
function page(title, body, state = 'told') {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}: Bluestem portal</title>
        <link rel="icon" href="data:," />
        <style>
          :root {
            color-scheme: light dark;
            font:
              1rem/1.5 system-ui,
              sans-serif;
          }
          main {
            max-width: 32rem;
            margin: 3rem auto;
            padding: 0 1.25rem;
          }
          form {
            display: grid;
            gap: 0.6rem;
            margin-block: 1.5rem;
          }
          button {
            font: inherit;
            font-weight: 600;
            padding: 0.8rem 1rem;
            border: 1px solid;
            border-radius: 0.5rem;
            background: none;
            color: inherit;
          }
          button[value='booked'] {
            background: #1d4f91;
            border-color: #1d4f91;
            color: #fff;
          }
          .hint {
            opacity: 0.75;
          }
        </style>
      </head>
      <body>
        <main data-state="${state}">
          <h1>${title}</h1>
          ${markup(body)}
        </main>
      </body>
    </html>`;
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} body */
function send(response, status, body) {
  response
    .writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    })
    .end(body);
}

/** @param {import('node:http').IncomingMessage} request */
async function formOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return new URLSearchParams(Buffer.concat(pieces).toString());
}

/** @param {string | null} text @returns {text is import('../../src/portal.js').PortalAnswer['outcome']} */
function isOutcome(text) {
  return ['booked', 'cancelled', 'failed', 'entered-in-error'].includes(text ?? '');
}
