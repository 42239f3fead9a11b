import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { startSandbox } from '../../../demo/sandbox/sandbox.mjs';
import type { Launch } from '../../../src/page/events.js';
import type { Trace } from './canary.js';
import { tellAll, type Knowledge } from './careless-page.js';
import { namedPatient, recorded, secrets } from './secrets.js';
import { Wire } from './wire.js';
import { Witness } from './witness.js';

type Sandbox = Pick<Awaited<ReturnType<typeof startSandbox>>, 'site' | 'slots' | 'portal'>;

/** Somebody with a browser of their own and much to hide, on a page that hides nothing. */
export class PrivateVisit {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly witness: Witness,
    private readonly wire: Wire,
    private readonly launch: Launch,
  ) {}

  /** Comes to a page of the clinic. */
  static async begin(
    browser: Browser,
    sandbox: Sandbox,
    path: string,
    knowledge: Omit<Knowledge, 'secrets'>,
  ): Promise<PrivateVisit> {
    const nameOf = (origin: string) =>
      (['site', 'slots', 'portal'] as const).find((name) => sandbox[name] === origin) ?? origin;
    const context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/New_York' });
    const wire = new Wire(nameOf);
    const witness = await Witness.of(context, nameOf);
    await context.addInitScript(tellAll, { ...knowledge, secrets });
    await context.route(/\/fhir\/Appointment\//, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: inFull(await answer.json()) });
    });
    const page = await context.newPage();
    const query = `patient=${secrets.patientInAddress}&reason=${secrets.reasonInAddress}`;
    await page.goto(`${sandbox.site}${path}?${query}#${secrets.fragment}`);
    await page.locator('smart-scheduler[data-state=ready]').waitFor();
    return new PrivateVisit(context, page, witness, wire, knowledge.launch);
  }

  /** All that was seen, heard and sent so far. */
  get traces(): readonly Trace[] {
    return [...this.wire.traces, ...this.witness.traces];
  }

  /** Chooses a time. */
  async choose(page: Page, nth: number): Promise<void> {
    const times = page.getByRole('button', { name: /Dr\. Amelia Hart/ });
    await times.nth(nth).click();
    await page.locator('[part=book][href]').waitFor();
    await this.witness.look(page);
  }

  /** Chooses a time and leaves; the page where the portal is. */
  async leave(page: Page, nth: number): Promise<Page> {
    await this.choose(page, nth);
    const opened = this.launch === 'redirect' ? page : this.context.waitForEvent('page');
    await page.getByRole('link', { name: 'Continue to book' }).click();
    const portal = await opened;
    await portal.getByRole('heading', { name: 'Book your visit' }).waitFor();
    for (const each of new Set([page, portal])) await this.witness.look(each);
    return portal;
  }

  /** Tells the portal the outcome; the address that it would send its visitor back to. */
  async answer(portal: Page, outcome: string): Promise<URL> {
    const answer = await portal.request.post(portal.url(), { form: { outcome }, maxRedirects: 0 });
    return new URL(answer.headers().location ?? '');
  }

  async end(): Promise<void> {
    this.wire.stop();
    // The records may be asked at this very moment.
    await this.context.unrouteAll({ behavior: 'ignoreErrors' });
    await this.context.close();
  }
}

/** The record that the portal has entered, with all that a provider may add, and whose it is. */
function inFull(record: { participant?: { actor: { reference?: string } }[] }): object {
  const participant = record.participant?.map((each) =>
    each.actor.reference?.startsWith('Patient/') ? { ...each, actor: namedPatient } : each,
  );
  return { ...record, ...recorded, participant };
}
