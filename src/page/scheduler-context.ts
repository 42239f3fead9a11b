import { createContext } from '@lit/context';
import type { Configuration } from './configuration.js';
import type { Language } from '../i18n/language.js';
import type { Clock } from '../model/clock.js';

/** What the element shares with its children and controllers. */
export interface SchedulerContext {
  readonly configuration: Configuration;
  readonly language: Language;
  readonly clock: Clock;
  /** Where a child that brings slots makes itself known, and again when it has changed. */
  readonly feeds: FeedRegistry;
}

/** A child's description of where to find slots. */
export interface FeedDeclaration {
  readonly endpoint?: string | undefined;
  readonly protocol?: string | undefined;
  readonly searchParameters?: string | undefined;
  readonly states?: string | undefined;
  readonly label?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly times?: string | undefined;
}

export interface FeedRegistry {
  declare(child: Element, feed: FeedDeclaration): void;
  withdraw(child: Element): void;
}

export const schedulerContext = createContext<SchedulerContext>(Symbol('smart-scheduler'));
