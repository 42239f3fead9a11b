import { expect } from 'chai';
import { until } from '../support/scheduler-page.js';

describe('the first request of a page', () => {
  const { DateTimeFormat } = Intl;
  const { requestIdleCallback } = window;
  // Nothing else makes any meanwhile.
  before(() => Object.assign(window, { requestIdleCallback: () => 0 }));
  after(() => {
    Object.assign(Intl, { DateTimeFormat });
    Object.assign(window, { requestIdleCallback });
  });

  it('is sent before any formatter is made, which takes an old telephone longer than all else until then', async () => {
    let made = 0;
    Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
      construct(format, wishes) {
        made += 1;
        return Reflect.construct(format, wishes) as object;
      },
    });
    await import('../../src/define.js');
    const element = document.createElement('smart-scheduler');
    let madeBefore: number | undefined;
    element.fetch = () => {
      madeBefore ??= made;
      return Promise.reject(new TypeError('it was sent'));
    };
    element.endpoint = '/$bulk-publish';
    document.body.append(element);
    await until(
      () => madeBefore !== undefined,
      () => 'nothing was sent',
    );
    expect(madeBefore).to.equal(0);
    await until(
      () => made > 0,
      () => 'no formatter is made of what is replaced here',
    );
    element.remove();
  });
});
