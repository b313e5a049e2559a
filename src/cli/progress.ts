/** Progress on stderr, on one line that is written over; silent when nobody watches. */
export type Progress = { say(sentence: string): void; done(): void };

export function startProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { say: () => {}, done: () => {} };
  const clearLine = '\r\u001b[2K';
  return {
    say: (sentence) => stream.write(`${clearLine}${sentence}`),
    done: () => stream.write(clearLine),
  };
}
