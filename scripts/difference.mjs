/** The rows of one list that the other has not. @param {string[]} some @param {string[]} others */
export function missing(some, others) {
  const left = new Map();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return some.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}

/**
 * Prints how two lists of rows differ, which are named by what they are; the exit code says whether they do.
 * @param {string | undefined} folder @param {Record<string, string[]>} lists
 */
export function tellDifference(folder, lists) {
  const [[one, wanted] = ['', []], [other, found] = ['', []]] = Object.entries(lists);
  const [lost, extra] = [missing(wanted, found), missing(found, wanted)];
  console.log(
    `${folder ?? 'built-in data'}: ${wanted.length} ${one}, ${found.length} ${other}, ${lost.length} lost, ${extra.length} too many`,
  );
  for (const each of lost.slice(0, 5)) console.log(`lost: ${each}`);
  for (const each of extra.slice(0, 5)) console.log(`too many: ${each}`);
  process.exitCode = lost.length + extra.length > 0 ? 1 : 0;
}
