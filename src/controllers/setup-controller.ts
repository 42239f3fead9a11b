import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SetupFacts } from '../page/setup-facts.js';
import type { SetupIssue } from '../page/setup-issue.js';

/** How long after a search the page is looked over. */
const patience = 2_000;

/**
 * Tells the webmaster what is wrong with the page, in the console: whenever it
 * is asked, and once on its own, some time after the first search that did not
 * fail. A search that failed has said so itself.
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
      // Without the script that looks, nobody misses anything but advice.
      if (findings.length > 0) this.#check({ ...facts, findings }).catch(() => undefined);
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
