import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SetupFacts } from '../page/setup-facts.js';
import type { SetupIssue } from '../page/setup-issue.js';

/** How long after the first search the page is looked over: nothing then waits for it any more. */
const patience = 2_000;

/**
 * Tells the webmaster what is wrong with the page, in the console: once on its
 * own, some time after the first search, and whenever it is asked. What a
 * search failed of has been told by then, so the look on its own leaves it out.
 */
export class SetupController implements ReactiveController {
  readonly #facts: () => SetupFacts;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #looked = false;

  constructor(host: ReactiveControllerHost, facts: () => SetupFacts) {
    this.#facts = facts;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#soon);
  }

  /** A search settled. */
  settled(): void {
    if (this.#looked) return;
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => {
      const facts = this.#facts();
      const findings = facts.findings.filter(({ error }) => !error);
      // A page that is looked over in vain is as good as before.
      this.#check({ ...facts, findings }).catch(() => undefined);
    }, patience);
  }

  /** Looks at everything now. */
  check(): Promise<readonly SetupIssue[]> {
    clearTimeout(this.#soon);
    return this.#check(this.#facts());
  }

  async #check(facts: SetupFacts): Promise<readonly SetupIssue[]> {
    this.#looked = true;
    const { checkSetup } = await import('../page/setup-check.js');
    const issues = await checkSetup(facts);
    for (const { code, severity, message, fix } of issues) {
      console[severity === 'error' ? 'error' : 'warn'](
        `smart-scheduler: ${code}: ${message} ${fix}`,
      );
    }
    return issues;
  }
}
