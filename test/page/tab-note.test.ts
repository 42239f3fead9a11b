import { describe, expect, it } from 'vitest';
import { TabNote } from '../../src/page/tab-note.js';

/** A storage as browsers have it: what is kept are its own members. */
function storage(): Storage {
  const kept: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, text: string) => void (kept[key] = text),
    removeItem: (key: string) => void Reflect.deleteProperty(kept, key),
  };
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(kept, name, { value, enumerable: false });
  return kept as unknown as Storage;
}

describe('a note of the tab', () => {
  it('is there for what it is about, and for nothing else', () => {
    const kept = storage();
    let about = 'one clinic';
    const note = new TabNote(
      () => kept,
      'choices',
      () => about,
    );
    note.text = 'mornings';
    about = 'another clinic';
    expect(note.text).to.equal(undefined);
    note.text = 'evenings';
    about = 'one clinic';
    expect(note.text).to.equal('mornings');
  });

  it('does not tell whoever looks into the tab what it is about', () => {
    const kept = storage();
    new TabNote(
      () => kept,
      'choices',
      () => 'https://clinic.example/?token=secret',
    ).text = 'mornings';
    expect(Object.keys(kept)).to.have.length(1);
    expect(Object.keys(kept)[0]).to.match(/^choices [0-9a-z]+$/);
  });

  it('is forgotten with all others of its name, and with no others', () => {
    const kept = storage();
    const notes = ['one', 'two'].map(
      (about) =>
        new TabNote(
          () => kept,
          'choices',
          () => about,
        ),
    );
    for (const note of notes) note.text = 'mornings';
    kept.setItem('of the page', 'itself');
    notes[0]?.forget();
    expect(Object.keys(kept)).to.deep.equal(['of the page']);
  });

  it('is nothing where the browser keeps nothing, and nobody has trouble with that', () => {
    const note = new TabNote(
      () => {
        throw new DOMException('denied', 'SecurityError');
      },
      'choices',
      () => 'one clinic',
    );
    note.text = 'mornings';
    note.forget();
    expect(note.text).to.equal(undefined);
  });
});
