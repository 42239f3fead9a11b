const patience = 10_000;
const glance = 40;

/**
 * Asks until there is an answer, or for ten seconds. A page that is just being
 * left cannot be asked, and a tab is a moment without a document; that is no answer. In the end it tells the scene.
 */
export async function soon<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined>,
  scene: () => Promise<string> = () => Promise.resolve(''),
): Promise<Answer> {
  const end = Date.now() + patience;
  let trouble: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
      trouble = undefined;
    } catch (error) {
      trouble = error;
    }
    await new Promise((resolve) => setTimeout(resolve, glance));
  } while (Date.now() < end);
  throw new Error(`Waited in vain: ${what}\n${await scene()}`, { cause: trouble });
}
