/** What a test can hand to a page and get back from it. */
export type Plain =
  null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain };

/** Runs in the page: it sees nothing of the file it was written in. */
export type PageFunction<Given extends readonly Plain[], Answer> = (
  ...given: Given
) => Answer | Promise<Answer>;

/** What only some of the engines' drivers can do. */
export type Ability = 'middle click' | 'restart';

/** CSS pixels from the upper left corner of what is seen of the document. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Press {
  readonly button: 'left' | 'middle';
  /** How often, as fast as a double click. */
  readonly count: number;
}

/** A document in a tab: the tab's own, or the one in its first frame. */
export interface DrivenDocument {
  evaluate<Given extends readonly Plain[], Answer>(
    run: PageFunction<Given, Answer>,
    ...given: Given
  ): Promise<Answer>;
  /** Presses the mouse as a person does, so that the browser takes it for their wish. */
  click(point: Point, press: Press): Promise<void>;
}

/** One tab, whatever drives it. */
export interface DrivenTab extends DrivenDocument {
  /** Of the tab, the same each time that it is listed. */
  readonly key: unknown;
  open(address: string): Promise<void>;
  /** Brings the tab in front of the others. */
  show(): Promise<void>;
  close(): Promise<void>;
  frame(): Promise<DrivenDocument>;
}

/** A browser of one's own: it shares no storage with those of others. */
export interface DrivenProfile {
  newTab(): Promise<DrivenTab>;
  tabs(): Promise<readonly DrivenTab[]>;
  close(): Promise<void>;
}

/** An engine with what drives it. */
export interface DrivenBrowser {
  /** What this driver cannot do, and why; a test that needs it is skipped with these words. */
  readonly lacks: Readonly<Partial<Record<Ability, string>>>;
  newProfile(): Promise<DrivenProfile>;
  close(): Promise<void>;
}
