/** Tells the time. Passed in everywhere, so that a page, a story or a test can hold it still. */
export type Clock = () => Date;
