/** Read as fast as it is asked for, and no further when whoever asked has gone. */
export function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const reading = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { value, done } = await reading.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: async () => void (await reading.return?.()),
    },
    { highWaterMark: 0 },
  );
}
