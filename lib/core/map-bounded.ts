/**
 * Runs `work` over `items`, at most `limit` at a time, and answers in the order of the items.
 * The first rejection rejects the whole; work that has begun is left to finish, nothing new begins.
 */
export async function mapBounded<Item, Output>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<Output>,
): Promise<Output[]> {
  const outputs: Output[] = [];
  const queue = items.entries();
  let broken = false;
  async function worker(): Promise<void> {
    for (const [index, item] of queue) {
      if (broken) return;
      try {
        outputs[index] = await work(item, index);
      } catch (error) {
        broken = true;
        throw error;
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return outputs;
}
