/** What a page gets from one script tag: the tags registered, and the public names. */
import './define.js';
export * from './index.js';
