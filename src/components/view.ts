import type { Language } from '../i18n/language.js';

/** What every part of the view needs to speak and to stand at the right level. */
export interface View {
  readonly language: Language;
  /** Level of the element's own heading; parts stand below it. */
  readonly level: number;
  readonly now: Date;
  readonly viewerZone: string;
  /** The page's own way out, offered wherever the view is at its end. */
  readonly contact: { readonly phone?: string | undefined; readonly url?: string | undefined };
  /** Address of a map with `{query}`. */
  readonly mapUrl: string | undefined;
}
