import { ContextProvider } from '@lit/context';
import { adoptStyles, html, type CSSResult, type TemplateResult } from 'lit';
import { Attention } from './attention.js';
import { findOpening } from './availability/day-window.js';
import type { Judge, Offer } from './availability/offer.js';
import { toQuery } from './availability/query.js';
import { mayHaveAttempts } from './booking/trace.js';
import { schedulerView } from './components/scheduler-view.js';
import { styles } from './components/styles.js';
import { missingNotice } from './components/trouble.js';
import type { View } from './components/view.js';
import { atLeisure } from './controllers/at-leisure.js';
import { BrowseController } from './controllers/browse-controller.js';
import { ConnectionController } from './controllers/connection-controller.js';
import { FeedList } from './controllers/feed-list.js';
import { FocusKeeper } from './controllers/focus-keeper.js';
import { LanguageController } from './controllers/language-controller.js';
import { LongWait } from './controllers/long-wait.js';
import { OnDemand } from './controllers/on-demand.js';
import { painted } from './controllers/painted.js';
import { SearchController, type Feed, type FeedResult } from './controllers/search-controller.js';
import { SearchSchedule } from './controllers/search-schedule.js';
import { isWorthAnotherTry, troubleOf } from './controllers/search-trouble.js';
import { SelectionController } from './controllers/selection-controller.js';
import { SetupController } from './controllers/setup-controller.js';
import { Waiting } from './controllers/waiting.js';
import { EndpointSources } from './endpoint-sources.js';
import { MadeUpSource } from './fhir/made-up-source.js';
import { missingScript } from './fhir/script-missing.js';
import type { Filtering } from './filtering.js';
import type { Chosen, Journey } from './journey.js';
import { listSteps } from './list-steps.js';
import type { Attempt } from './model/attempt.js';
import type { SlotQuery } from './model/slot-query.js';
import type { Slot } from './model/slot.js';
import type { MonthAtAGlance } from './month.js';
import { configure, type Configuration } from './page/configuration.js';
import { announce } from './page/events.js';
import { schedulerContext } from './page/scheduler-context.js';
import type { SetupIssue } from './page/setup-issue.js';
import { TabNote } from './page/tab-note.js';
import { Teller } from './page/teller.js';
import { SettingsElement } from './settings-element.js';
import { device, pageUrl } from './this-browser.js';
import { viewerZone } from './time/zone.js';
import { version } from './version.js';

const none: ReadonlySet<string> = new Set();

/**
 * Finds bookable appointments at a FHIR endpoint, shows them, hands the patient
 * over to the provider's booking portal and takes the outcome back.
 *
 * @tag smart-scheduler
 *
 * @slot - Shown until there is something better, and again when nothing can be loaded.
 * @slot header - Instead of the element's own heading.
 * @slot footer - Below everything.
 * @slot language-help - A notice about language assistance.
 * @slot empty - Instead of the words that say that nothing was found.
 * @slot status - Filled by the element with its live region.
 *
 * @fires {CustomEvent} scheduler-slots-loaded - A search at the endpoints settled.
 * @fires {CustomEvent} scheduler-slot-selected - A slot was chosen, or let go.
 * @fires {CustomEvent} scheduler-booking-started - Cancelable: the patient leaves for the portal.
 * @fires {CustomEvent} scheduler-booked - The portal says: booked.
 * @fires {CustomEvent} scheduler-cancelled - The portal says: cancelled.
 * @fires {CustomEvent} scheduler-failed - The portal says: not booked.
 * @fires {CustomEvent} scheduler-entered-in-error - The portal says: booked in error.
 * @fires {CustomEvent} scheduler-return-rejected - A return that is ours but cannot count.
 * @fires {CustomEvent} scheduler-reconciled - The provider's own records were asked.
 * @fires {CustomEvent} scheduler-audit - Something was tried, and how it ended, for the page to log.
 * @fires {CustomEvent} scheduler-error - Something the patient was told.
 *
 * @csspart base - Everything.
 * @csspart toolbar - The controls that move through the days.
 * @csspart previous - The button to earlier days.
 * @csspart next - The button to later days.
 * @csspart month-button - The button that opens the month at a glance.
 * @csspart month - The month at a glance.
 * @csspart month-day - A day of it that has times.
 * @csspart next-available - A button to the next time there is.
 * @csspart filters-button - The button that shows the filters.
 * @csspart filters - All filters.
 * @csspart filter - What times can be narrowed by: one thing.
 * @csspart choice - What times are narrowed by, to let go of it.
 * @csspart group - One practitioner and place.
 * @csspart day - One day of a group.
 * @csspart day-heading - A day's heading.
 * @csspart slot - A time.
 * @csspart slot-selected - The chosen time, beside `slot`.
 * @csspart more - The button for the rest of a day's times.
 * @csspart summary - The panel of the chosen time.
 * @csspart book - The link to the portal.
 * @csspart calendar - A file for the patient's calendar.
 * @csspart call - A telephone number.
 * @csspart notice - Some times could not be loaded.
 * @csspart error - Nothing could be loaded.
 * @csspart retry - The button to try again.
 * @csspart empty - There is nothing to book.
 * @csspart confirmation - What became of an attempt.
 * @csspart pending - An attempt that nobody has answered yet.
 * @csspart status - Holds the live region.
 *
 * @cssprop --smart-scheduler-color-accent - The one colour that asks to be pressed.
 * @cssprop --smart-scheduler-color-on-accent - Text on the accent.
 * @cssprop --smart-scheduler-color-surface - Background of panels and buttons.
 * @cssprop --smart-scheduler-color-text - Text.
 * @cssprop --smart-scheduler-color-muted - Text of less weight.
 * @cssprop --smart-scheduler-color-border - Lines.
 * @cssprop --smart-scheduler-color-danger - Trouble.
 * @cssprop --smart-scheduler-font - Font shorthand; the page's own by default.
 * @cssprop --smart-scheduler-radius - Corner radius.
 * @cssprop --smart-scheduler-gap - Space between things.
 * @cssprop --smart-scheduler-slot-min-width - Least width of a time.
 * @cssprop --smart-scheduler-scroll-margin - Room above and below what has the focus, for a page's header that stays.
 */
export class SmartScheduler extends SettingsElement {
  /** The version, for telling two copies on one page apart. */
  static readonly version = version;
  /** All versions that this page has loaded, the one that counts first. */
  static readonly versions: string[] = [version];
  static override styles = styles;

  /** Whether an element has come as far as first times, or to what is said instead: from then on nothing is slow for being new. */
  static #hasShown = false;

  #configuration: Configuration = configure({}, pageUrl());
  #looks: readonly CSSResult[] = styles;
  /** Whether something was pressed since the last update. */
  #isPressed = false;
  /** What filters are about: of something else, patients want something else. */
  #about = '';
  readonly #teller = new Teller(this);
  readonly #clock = () => this.now?.() ?? new Date();
  readonly #context = new ContextProvider(this, { context: schedulerContext });
  readonly #endpoints = new EndpointSources(() => ({
    fetch: this.fetch,
    getAccessToken: this.getAccessToken,
    isOnDevice: this.#configuration.remember === 'device',
  }));
  readonly #feeds = new FeedList(() => this.requestUpdate());
  readonly #language = new LanguageController(this);
  readonly #waiting = new Waiting(this);
  readonly #attention = new Attention(this, this.#language, async () => {
    await this.#waiting.end;
    if (this.#selection.chosen) await this.#journey.load();
  });
  readonly #search = new SearchController(this, this.#clock, (results, query) =>
    this.#settled(results, query),
  );
  readonly #longWait = new LongWait(() => void this.#attention.say('loading'));
  readonly #schedule = new SearchSchedule(this, () => this.#longWait.over(this.#searchNow()));
  readonly #connection = new ConnectionController(this, () => {
    // What could not be reached while there was no connection may be now.
    if (this.#search.results.some(isWorthAnotherTry)) void this.#schedule.start();
    if (this.#selection.chosen) void this.#journey.load();
  });
  readonly #browse = new BrowseController(this, this.#clock);
  readonly #selection = new SelectionController(this, {
    find: (id) => findOpening(this.#offered().groups, id),
    show: (opening) => this.#browse.show(opening),
    changed: (slot) => {
      announce(this, 'scheduler-slot-selected', { slot: slot ?? null });
      this.#prepare(slot);
    },
    again: (slot) => this.#prepare(slot),
    focusPanel: () => void this.#attention.focus('#summary-heading'),
    focusSlot: (slot) => void this.#attention.focusSlot(slot),
    gone: ({ reference }) => {
      this.#teller.tell('slot-gone', `${reference ?? 'the chosen slot'} is no longer offered`);
      void this.#attention.say('book.gone');
    },
  });
  readonly #steps = listSteps({
    browse: this.#browse,
    selection: this.#selection,
    attention: this.#attention,
    loadAll: () => {
      this.#endpoints.loadsAll = true;
      this.#askAgain();
    },
    retry: () => this.#askAgain(),
  });
  readonly #journey = new OnDemand(this, () => this.#openJourney());
  readonly #month = new OnDemand(this, () => this.#openMonth());
  readonly #filtersNote = new TabNote(
    device.sessionStorage,
    'smart-scheduler.filters',
    () => this.#about,
  );
  readonly #filtering = new OnDemand(this, () => this.#openFiltering());
  readonly #setup = new SetupController(this, () => ({
    configuration: this.#configuration,
    faults: this.#feeds.faults,
    page: pageUrl(),
    findings: this.#search.results,
    query: this.#query,
    offer: this.#offered(),
    versions: SmartScheduler.versions,
    fetch: this.#fetch,
    view: this.shadowRoot ?? undefined,
  }));

  constructor() {
    super();
    for (const type of ['click', 'input'])
      this.addEventListener(type, () => (this.#isPressed = true), { capture: true });
    this.addController(new FocusKeeper(this, () => void this.#attention.say('day.lost')));
  }

  /**
   * What a browser does for the first time takes it several times as long. So an element that is
   * on no page goes through all that leads to first times, while one that is waits for its own.
   *
   * @internal
   */
  static async rehearse(): Promise<void> {
    if (SmartScheduler.#hasShown) return;
    const understudy = new SmartScheduler();
    // Who comes back from a portal waits for other things first; and the first look into a storage is slow, too.
    if (understudy.#mayHaveAttempts) return;
    // Of all languages, only this one is sure to be there.
    understudy.locale = 'en';
    understudy.sources = [new MadeUpSource()];
    understudy.#search.expect();
    understudy.performUpdate();
    await understudy.#searchNow();
    if (!SmartScheduler.#hasShown) understudy.performUpdate();
  }

  override connectedCallback() {
    this.#configure();
    this.#attention.attach();
    super.connectedCallback();
    if (this.#mayHaveAttempts) this.#waiting.add(this.#journey.load(), (part) => part?.ready);
    this.requestUpdate();
  }

  /** Asks the endpoints again. */
  async refresh(): Promise<void> {
    await this.updateComplete;
    await this.#schedule.start();
  }

  /** Chooses an offered slot, by itself or its id, or lets go of the chosen one. Says whether it could. */
  selectSlot(slot: Slot | string | null): boolean {
    if (slot === null) return this.#selection.choose(undefined);
    // A script that has just heard of slots may choose one of them.
    if (this.isUpdatePending) this.performUpdate();
    const opening = findOpening(this.#offered().groups, typeof slot === 'string' ? slot : slot.id);
    return opening !== undefined && this.#selection.take(opening);
  }

  /** The attempts that this browser remembers, newest first. */
  async getAttempts(): Promise<readonly Attempt[]> {
    return (await this.#needJourney()).attempts();
  }

  /** Forgets everything that the element keeps on this device, and lets go of the chosen time. */
  async clearLocalData(): Promise<void> {
    this.#selection.choose(undefined);
    this.#filtering.part?.forget();
    this.#filtersNote.forget();
    await (await this.#needJourney()).forget();
    await this.#endpoints.clear();
    // What is still being read would be kept again.
    void this.#schedule.running?.then(() => this.#endpoints.clear());
  }

  /**
   * What is wrong with the page, its settings and its endpoints, the gravest
   * first; also in the console. Waits for the search that is under way.
   */
  async checkSetup(): Promise<readonly SetupIssue[]> {
    if (!this.isConnected) return this.#setup.check();
    await this.updateComplete;
    await this.#schedule.settled();
    return this.#setup.check();
  }

  protected override willUpdate() {
    this.#configure();
    const { wishes, startDate, days } = this.#configuration;
    const question = [this.#feeds.key(this.#configuration), JSON.stringify(wishes)];
    // The script that reads them comes while the page is drawn.
    if (this.#schedule.update([...question, this.fetch, ...this.sources])) {
      this.#search.expect();
      this.#openFeeds();
    }
    this.#takeUp(this.#feeds.asked(this.#configuration, this.sources));
    const filters = this.#filters;
    const { groups } = filters?.update() ?? this.#offered();
    const { isKnown } = this.#search;
    const asked = JSON.stringify([this.#search.generation, wishes, filters?.asked]);
    const isShown = this.#waiting.isOver;
    this.#browse.update({ groups, startDate, days, asked, isKnown, isShown });
    this.#selection.update(this.#search.phase === 'ready', this.#usedUp);
  }

  /** A press is seen at once, as the browser shows it; what comes of it is worked out after that. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.#isPressed) {
      this.#isPressed = false;
      await painted();
    }
    super.scheduleUpdate();
  }

  /** What is drawn bit by bit is all there. */
  protected override async getUpdateComplete(): Promise<boolean> {
    let result = await super.getUpdateComplete();
    while (this.#browse.drawing) {
      await this.#browse.drawing;
      result = await super.getUpdateComplete();
    }
    return result;
  }

  protected override updated() {
    this.dataset.state = this.#state();
    const { phase } = this.#search;
    const isBusy = phase === 'loading' || !this.#canShow || !this.#browse.isWhole;
    if (isBusy) this.setAttribute('aria-busy', 'true');
    else this.removeAttribute('aria-busy');
    // Whoever sees times, or that there are none, will want to go on.
    const hasShown = this.#browse.groups.length > 0 || phase === 'ready' || phase === 'failed';
    if (hasShown && this.isConnected) atLeisure(() => this.#journey.prefetch());
    SmartScheduler.#hasShown ||= hasShown;
  }

  protected override render(): TemplateResult {
    if (!this.#canShow) return html`<slot></slot>`;
    const { contactPhone, contactUrl, mapUrl, headingLevel } = this.#configuration;
    const browse = this.#browse;
    const search = this.#search;
    const journey = this.#journey.part;
    const filters = this.#filters;
    const { chosen, isGone } = this.#selection;
    const letGo = () => void this.#selection.choose(undefined);
    const view: View = {
      language: this.#language.language,
      level: headingLevel,
      now: browse.now,
      viewerZone: viewerZone(),
      contact: { phone: contactPhone ?? search.anyPhone, url: contactUrl },
      mapUrl,
    };
    return schedulerView({
      view,
      phase: search.phase,
      isSlow: search.isSlow,
      isComing: !browse.isWhole || (search.phase === 'loading' && browse.groups.length === 0),
      ...troubleOf(search.results, search.phase, this.#connection.isOffline),
      until: search.queryAt(browse.now, this.#configuration.wishes).to,
      offersAny: this.#offered().count > 0,
      groups: browse.groups,
      cards: browse.cards,
      window: browse.window,
      canGoBack: browse.canGoBack,
      canGoOn: browse.canGoOn,
      stacked: browse.stacked,
      month: {
        isOpen: this.#month.part?.isOpen ?? false,
        panel: (view) => this.#month.part?.panel(view),
        onPress: () => void this.#toggleMonth(),
        onNear: () => this.#month.prefetch(),
      },
      missing: this.#filtering.isMissing
        ? 'filters.failed'
        : this.#month.isMissing
          ? 'month.failed'
          : undefined,
      chosen,
      panel: chosen && this.#panel(view, { slot: chosen, isGone, onClose: letGo }),
      notices: journey?.notices(view),
      filters: this.hideFilters
        ? undefined
        : {
            onToggle: () => void this.#toggleFilters(),
            onNear: () => this.#filtering.prefetch(),
            ...filters?.view(view),
          },
      on: this.#steps,
    });
  }

  #configure() {
    const before = this.#configuration;
    this.#configuration = configure(this, pageUrl());
    const { chosen } = this.#selection;
    if (chosen && wayOut(before) !== wayOut(this.#configuration)) this.#prepare(chosen);
    const { locale, hourCycle } = this.#configuration;
    this.#language.update({ locale, messages: this.messages, hourCycle });
    const { language } = this.#language;
    const { value } = this.#context;
    if (
      JSON.stringify(value?.configuration) === JSON.stringify(this.#configuration) &&
      value?.language === language
    ) {
      return;
    }
    this.#context.setValue({
      configuration: this.#configuration,
      language,
      clock: this.#clock,
      feeds: this.#feeds,
    });
  }

  get #query(): SlotQuery {
    return this.#search.queryAt(this.#clock(), this.#configuration.wishes);
  }

  get #fetch(): typeof fetch {
    return this.fetch ?? ((input, init) => fetch(input, init));
  }

  #openFeeds(): readonly Feed[] {
    return this.#feeds.open(this.#configuration, this.sources, pageUrl(), this.#endpoints.open);
  }

  /** For a patient who asks for it, and expects to see what comes of it. */
  #askAgain() {
    void this.#schedule.start().then(() => this.#browse.turn());
    void this.#attention.focus('[part=base]');
  }

  #searchNow(): Promise<void> {
    const query = toQuery(this.#configuration.wishes, this.#clock());
    return this.#search.search(this.#openFeeds(), query);
  }

  #settled(results: readonly FeedResult[], query: SlotQuery) {
    // What is only rehearsed is told to nobody.
    if (!this.isConnected) return;
    const count = this.#teller.settled(results, query);
    this.#setup.settled();
    if (this.#search.phase === 'failed') void this.#attention.say('error.title');
    else if (this.#waiting.isOver) this.#tellCount(count);
    else void this.#waiting.end?.then(() => this.#tellCount(count));
  }

  /** Says how many times there are to choose from: whoever has filters from before hears what these leave. */
  #tellCount(count: number) {
    if (this.#filters?.isUsed) this.#filters.tell();
    else void this.#attention.say('found', { count });
  }

  async #openJourney(): Promise<Journey> {
    const { Journey } = await import('./journey.js');
    this.#adopt(Journey.styles);
    const journey = new Journey(this, {
      configuration: () => this.#configuration,
      clock: this.#clock,
      page: this,
      teller: this.#teller,
      endpoints: () => this.#search.endpoints,
      fhirBases: () => this.#feeds.fhirBases(pageUrl()),
      wanted: () => this.#browse.groups,
      offered: () => this.#offered().groups,
      begin: (opening) => this.#selection.begin(opening),
      letGo: (slot) => this.#selection.letGo(slot),
      press: (selector) => void this.#attention.press(selector),
      say: (key) => this.#attention.say(key),
      focus: (selector) => this.#attention.focus(selector),
      searchAgain: () => this.#schedule.startWhenAllowed(),
      forget: () => {
        void this.clearLocalData();
        void this.#attention.focus('[part~=slot]');
      },
    });
    // A time may have been chosen long before the script came.
    const { chosen } = this.#selection;
    if (chosen) journey.prepare(chosen);
    return journey;
  }

  async #openFiltering(): Promise<Filtering> {
    const { Filtering } = await import('./filtering.js');
    this.#adopt(Filtering.styles);
    return new Filtering(this, {
      note: this.#filtersNote,
      offered: (judge) => this.#offered(judge),
      kinds: () => this.#search.results.map(({ timetable }) => timetable.kinds),
      query: () => this.#query,
      language: () => this.#language.language,
      say: (key, values) => this.#attention.say(key, values),
      focus: (selector, index) => this.#attention.focus(selector, index),
    });
  }

  /** The patient's filters, once they are there and wherever they count. */
  get #filters(): Filtering | undefined {
    return this.hideFilters ? undefined : this.#filtering.part;
  }

  /** Filters that are kept of what is asked now must be there before its times are. */
  #takeUp(about: string) {
    if (about === this.#about) return;
    this.#about = about;
    const isKept = !this.hideFilters && this.#filtersNote.text !== undefined;
    if (isKept && !this.#filtering.part) this.#waiting.add(this.#filtering.load());
  }

  async #toggleFilters() {
    const filtering = this.#filtering.part ?? (await this.#filtering.load());
    if (filtering) filtering.toggle();
    else this.#tellMissing('filters.failed');
  }

  async #toggleMonth() {
    const month = this.#month.part ?? (await this.#month.load());
    if (month) month.toggle();
    else this.#tellMissing('month.failed');
  }

  async #needJourney(): Promise<Journey> {
    const journey = await this.#journey.load();
    if (!journey) throw new Error(`smart-scheduler: ${missingScript}`);
    return journey;
  }

  async #openMonth(): Promise<MonthAtAGlance> {
    const { MonthAtAGlance } = await import('./month.js');
    this.#adopt(MonthAtAGlance.styles);
    return new MonthAtAGlance(this, {
      browse: this.#browse,
      language: () => this.#language.language,
      chosen: () => this.#selection.chosen,
      show: this.#steps.show,
      say: (key, values) => void this.#attention.say(key, values),
    });
  }

  /** Adds the look of a part that has come. */
  #adopt(look: CSSResult) {
    this.#looks = [...this.#looks, look];
    adoptStyles(this.renderRoot as ShadowRoot, [...this.#looks]);
  }

  get #mayHaveAttempts(): boolean {
    return (
      this.attemptStore !== undefined ||
      mayHaveAttempts(location.search, [device.localStorage, device.sessionStorage])
    );
  }

  get #canShow(): boolean {
    const { phase, isSlow } = this.#search;
    const isKnown = phase !== 'loading' || isSlow || this.#offered().count > 0;
    // What became of an attempt waits for no times.
    const isTold = this.#journey.part !== undefined;
    return this.#language.ready && this.#waiting.isOver && (isKnown || isTold);
  }

  /** What the page offers; with a judge, what that leaves of it. */
  #offered(judge?: Judge): Offer {
    return this.#search.offered(this.#query, this.#usedUp, judge);
  }

  /** Slots that nobody should be offered again here. */
  get #usedUp(): ReadonlySet<string> {
    return this.#journey.part?.usedUp ?? none;
  }

  /** Gets leaving with the chosen slot ready; without one, lets go of what was ready. */
  #prepare(slot: Slot | undefined) {
    const { part } = this.#journey;
    if (part || !slot) return part?.prepare(slot);
    void this.#journey.load().then((journey) => {
      if (!journey) this.#tellMissing('error.booking');
    });
  }

  /** Something was asked for whose script could not be had. */
  #tellMissing(key: 'error.booking' | 'month.failed' | 'filters.failed') {
    this.#teller.tell('network', missingScript, { retryable: true });
    void this.#attention.say(key);
    this.requestUpdate();
  }

  /** The panel of the chosen time; a moment of nothing until its script is there. */
  #panel(view: View, chosen: Chosen) {
    const { part, isMissing } = this.#journey;
    if (part) return part.panel(view, chosen);
    const retry = () => {
      this.#prepare(chosen.slot);
      void this.#attention.focus('#summary-heading');
    };
    return isMissing ? missingNotice(view, retry) : undefined;
  }

  #state(): string {
    // Until the texts are there, nothing is shown.
    if (!this.#canShow) return 'loading';
    const { chosen } = this.#selection;
    const { part } = this.#journey;
    const state = part ? part.state(chosen) : chosen && 'chosen';
    if (state) return state;
    const { phase } = this.#search;
    if (phase === 'failed') return 'error';
    if (!this.#browse.isWhole) return 'loading';
    return phase === 'ready' && this.#browse.groups.length === 0 ? 'empty' : phase;
  }
}

/** What of the settings the link to the portal depends on. */
function wayOut({ returnUrl, portalOrigins, linkSource, remember }: Configuration): string {
  return JSON.stringify([returnUrl, portalOrigins, linkSource, remember]);
}

declare global {
  interface HTMLElementTagNameMap {
    'smart-scheduler': SmartScheduler;
  }
}
