import { released } from './contained.js';
import { LineSplitter } from './line-splitter.js';
import { LineCaster } from './line-caster.js';
import type { Answer, Order } from './scan-thread.js';
import { arraysOf } from './raw-slots.js';
import { helping } from './slot-scan.js';
import { SlotScanner } from './slot-scanner.js';

/** Reads Slot files in a thread of its own: bytes come in, columns go out. */

interface Thread {
  onmessage: ((event: { readonly data: Order }) => void) | null;
  postMessage(answer: Answer, transferred: readonly ArrayBufferLike[]): void;
}

const thread = globalThis as unknown as Thread;
let begin = (): SlotScanner | undefined => undefined;
let scanner = begin();
let splitter = new LineSplitter();
let given = false;
/** Bytes read since the last answer. */
let read = 0;

thread.onmessage = ({ data: order }) => {
  if ('span' in order) {
    begin = () => {
      const next = new SlotScanner(order.span, order.byClock);
      next.release(released);
      next.caster = new LineCaster(order.byClock);
      return next;
    };
    scanner = begin();
  } else if (scanner && 'piece' in order) take(scanner, order.piece);
  else if (scanner) end(scanner);
};
thread.postMessage({ ready: true }, []);

function take(scan: SlotScanner, piece: Uint8Array): void {
  splitter.add(piece);
  while (scan.next(splitter));
  read += piece.length;
  if (scan.waiting >= helping || (!given && scan.waiting > 0)) answer(scan);
  else give({ read }, []);
}

function end(scan: SlotScanner): void {
  const last = splitter.end();
  if (last) scan.line(last);
  const { good, bad } = scan;
  answer(scan, { good, bad });
  splitter = new LineSplitter();
  scanner = begin();
}

function answer(scan: SlotScanner, ended?: { readonly good: number; readonly bad: number }): void {
  given ||= scan.waiting > 0;
  const raw = scan.take();
  const buffers = arraysOf(raw.columns).map(({ buffer }) => buffer);
  give({ read, raw, ...(ended && { ended }) }, buffers);
}

function give(message: Answer, buffers: readonly ArrayBufferLike[]): void {
  thread.postMessage(message, buffers);
  read = 0;
}
